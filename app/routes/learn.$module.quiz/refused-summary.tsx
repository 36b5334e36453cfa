import { useMemo } from 'react';
import type { QuizSheet } from '#app/reporting/quiz-view.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { messages } from './messages.ts';
import { type Refused, refusedLinks } from './refused.ts';

/** Takes the focus once for each post that came back. */
export function RefusedSummary({ refused, sheet }: { refused: Refused; sheet: QuizSheet }) {
  const links = useMemo(() => refusedLinks(refused, sheet), [refused, sheet]);
  const wrong = Object.keys(refused?.wrong ?? {}).length > 0;
  return <ErrorSummary title={wrong ? undefined : messages.elsewhere.title} errors={links} />;
}
