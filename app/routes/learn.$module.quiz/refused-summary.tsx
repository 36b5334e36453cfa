import type { QuizSheet } from '#app/reporting/quiz-view.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { messages } from './messages.ts';
import { type Refused, refusedLinks } from './refused.ts';

/** Takes the focus once for each post that came back. */
export function RefusedSummary({ refused, sheet }: { refused: Refused; sheet: QuizSheet }) {
  const wrong = Object.keys(refused?.wrong ?? {}).length > 0;
  return (
    <ErrorSummary
      title={wrong ? undefined : messages.elsewhere.title}
      errors={refusedLinks(refused, sheet)}
      cause={refused}
    />
  );
}
