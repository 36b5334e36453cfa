import type { RefObject } from 'react';
import { messages as questionMessages } from '#app/questions/messages.ts';
import { QuestionField } from '#app/questions/question-field.tsx';
import type { QuizItem } from '#app/reporting/quiz-view.ts';
import { InLanguage } from '#app/ui/in-language.tsx';
import { AnsweredElsewhere } from './answered-elsewhere.tsx';
import { messages } from './messages.ts';
import { type Refused, shownSequence, typedIn } from './refused.ts';
import { SavedState } from './saved-state.tsx';
import type { Answers } from './use-autosave.ts';

interface QuizFieldProps {
  item: QuizItem;
  form: RefObject<HTMLFormElement>;
  answers: Answers;
  refused: Refused;
  level?: 2;
}

/** One question of a sheet, with what the server needs to tell an old page from a new answer. */
export function QuizField({ item, form, answers, refused, level }: QuizFieldProps) {
  const { position } = item;
  const own = answers.own[position];
  const reason = refused?.wrong[position];
  const elsewhere = refused?.elsewhere[position];
  const typed = own && own.sequence > item.sequence ? own.fields : reason || elsewhere ? refused?.typed : undefined;
  const change = () => {
    // Which of two answers counts is the learner's to say: until then nothing is saved by itself.
    if (elsewhere?.choice) choose(form.current, position, elsewhere.sequence);
    else answers.onChange(form.current, elsewhere ? { ...item, sequence: elsewhere.sequence } : item);
  };
  return (
    <>
      <input type="hidden" name={`s${position}`} value={shownSequence(item, refused, own?.sequence)} />
      {elsewhere && <AnsweredElsewhere item={item} stored={elsewhere} chosen={typedIn(refused, `k${position}`)} />}
      <InLanguage lang={item.lang}>
        <QuestionField
          key={`${position} ${answers.found[position]?.sequence}`}
          name={`q${position}`}
          level={level}
          question={item.question}
          value={item.answer}
          typed={typed}
          error={reason && questionMessages.wrong[reason]}
          onChange={change}
        />
      </InLanguage>
    </>
  );
}

function choose(form: HTMLFormElement | null, position: number, sequence: number): void {
  const choices = form?.elements.namedItem(`k${position}`);
  if (choices instanceof RadioNodeList) choices.value = String(sequence);
}

/** Whether the answer to an item is safe, in words. */
export function QuizItemState({
  item,
  answers,
  refused,
  slug,
}: {
  item: QuizItem;
  answers: Answers;
  refused: Refused;
  slug: string;
}) {
  const { position, savedTime } = item;
  const elsewhere = refused?.elsewhere[position];
  if (elsewhere?.choice) return <span className="quiz__saved">{messages.elsewhere.open}</span>;
  const own = answers.own[position];
  if (elsewhere && !(own && own.sequence > elsewhere.sequence)) {
    return <span className="quiz__saved">{messages.elsewhere.saved(elsewhere.time)}</span>;
  }
  return <SavedState state={answers.states[position]} savedTime={savedTime} slug={slug} position={position} />;
}
