import { useEffect, useRef } from 'react';
import type { Answer, Question } from '#app/questions/question.ts';
import { QuestionFeedback } from '#app/questions/question-feedback.tsx';
import { QuestionField } from '#app/questions/question-field.tsx';
import { drawOrder, gradeAnswer, sealQuestion } from '#app/questions/registry.ts';
import { Details } from '#app/ui/details.tsx';
import { exampleAnswers } from './example-answers.ts';
import { previewMessages as messages } from './preview-messages.ts';

interface PreviewProps {
  question: Question;
  /** Tells two previews of one page apart. */
  name?: string;
  /** Somebody asked for it: it takes the focus, with a script or without. */
  asked?: boolean;
}

/** A question as a learner meets it, and as it looks after it was answered. It records nothing. */
export function QuestionPreview({ question, name = 'preview', asked = false }: PreviewProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked) box.current?.focus();
  }, [asked]);
  const order = drawOrder(question, () => 0.999);
  const { right, wrong } = exampleAnswers(question);
  const after = (answer: Answer | null) => (
    <QuestionFeedback question={question} answer={answer} grade={gradeAnswer(question, answer)} order={order} />
  );
  return (
    <div className="stack">
      {/* biome-ignore lint/a11y/noAutofocus: it was asked for */}
      <div className="question-preview" ref={box} tabIndex={asked ? -1 : undefined} autoFocus={asked}>
        <QuestionField name={name} question={sealQuestion(question, order)} value={null} />
      </div>
      <Details summary={messages.afterWrong[wrong === null ? 'none' : 'one']}>{after(wrong)}</Details>
      <Details summary={messages.afterRight}>{after(right)}</Details>
    </div>
  );
}
