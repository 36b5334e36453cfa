import type { FormAgain } from '#app/authoring/questions/edit-question.server.ts';
import { QuestionPreview } from '#app/authoring/questions/question-preview.tsx';
import type { Question } from '#app/questions/question.ts';
import { Section } from '#app/ui/section.tsx';
import { messages } from './messages.ts';

interface ViewsProps {
  /** The answer to a button of the form. */
  again: FormAgain | undefined;
  stored: Question | null;
  operationKey: string;
}

/** The question as learners see it; beside what was typed over a change of somebody else, also what that change made of it. */
export function Views({ again, stored, operationKey }: ViewsProps) {
  const question = again ? again.question : stored;
  const drawn = again?.drawn ?? operationKey;
  return (
    <>
      <Section id="preview-title" title={messages.preview} text={again ? messages.previewNotSaved : undefined}>
        {question ? (
          <QuestionPreview key={drawn} question={question} asked={again?.focus === 'preview'} />
        ) : (
          <p>{messages.notYet}</p>
        )}
      </Section>
      {again?.stale && stored && (
        <Section id="stored" title={messages.stored}>
          <QuestionPreview key={operationKey} question={stored} name="stored" />
        </Section>
      )}
    </>
  );
}
