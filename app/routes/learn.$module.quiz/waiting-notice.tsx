import { forwardRef } from 'react';
import type { QuizSheet } from '#app/reporting/quiz-view.ts';
import { Notice } from '#app/ui/notice.tsx';
import { messages } from './messages.ts';
import type { Answers } from './use-autosave.ts';

const words = messages.waiting;

/** Which answers the server has not confirmed, and what helps; empty where it has them all. */
export const WaitingNotice = forwardRef<HTMLDivElement, { sheet: QuizSheet; answers: Answers }>(function WaitingNotice(
  { sheet, answers },
  ref,
) {
  const { items, module } = sheet;
  const numbers = items.flatMap(({ position }, index) => (answers.waiting[position] ? [index + 1] : []));
  const signedOut = items.some(({ position }) => answers.states[position]?.kind === 'signed-out');
  const next = encodeURIComponent(`/learn/${module.slug}/quiz?q=check`);
  return (
    <div id="waiting" role="status" tabIndex={-1} ref={ref}>
      {numbers.length > 0 && (
        <Notice tone="warn" title={words.title(numbers.length)}>
          <p>{words.text(numbers)}</p>
          {signedOut && (
            <p>
              {words.signedOut} <a href={`/login?next=${next}`}>{messages.signIn}</a>
            </p>
          )}
        </Notice>
      )}
    </div>
  );
});
