import { useSearchParams } from '@remix-run/react';
import type { QuizSheet } from '#app/reporting/quiz-view.ts';
import { QuizAll } from './quiz-all.tsx';
import { QuizCheck } from './quiz-check.tsx';
import { QuizQuestion } from './quiz-question.tsx';
import { QuizReteach } from './quiz-reteach.tsx';
import type { Refused } from './refused.ts';
import { useAutosave } from './use-autosave.ts';

/** A sheet that can still be answered, in the view that is asked for. What waits to be sent is sent from each of them. */
export function OpenSheet({ sheet, refused }: { sheet: QuizSheet; refused: Refused }) {
  const answers = useAutosave(sheet);
  const [search] = useSearchParams();
  const view = { sheet, answers, refused };
  if (sheet.phase === 'reteach') return <QuizReteach {...view} />;
  if (search.get('view') === 'all') return <QuizAll {...view} />;
  if (search.get('q') === 'check') return <QuizCheck sheet={sheet} answers={answers} />;
  return <QuizQuestion {...view} wanted={search.get('q')} />;
}
