import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { getAttempt } from './get-attempt.server.ts';
import type { Outcome, OutcomeItem } from './outcome.ts';
import { criticalErrors } from './score.ts';
import { listSheetRows, type SheetRow } from './sheet-rows.server.ts';
import { submittedItem } from './submitted-item.ts';
import { translateRows } from './translate-rows.server.ts';

/** Questions, answers, grades and reasons of a closed attempt of this person; null while it is not closed. */
export async function getOutcome(
  db: Kysely<Schema>,
  personId: string,
  attemptId: string,
  language = 'en',
): Promise<Outcome | null> {
  const attempt = await getAttempt(db, personId, attemptId);
  if (attempt?.status !== 'closed') return null;
  const rows = await listSheetRows(db, attemptId);
  const errors = criticalErrors(rows.map(submittedItem));
  const items = (await translateRows(db, attempt.versionId, rows, language)).map(outcomeItem);
  const missed = items
    .filter((item) => item.parallelOf === null && !item.grade.right)
    .map((item) => item.question.outcome);
  return { attempt, items, criticalErrors: errors, missedOutcomes: [...new Set(missed)].sort() };
}

/** The points are the stored ones: what was decided at submission is not decided again. */
function outcomeItem({ position, question, order, answer, parallelOf, savedAt, points }: SheetRow): OutcomeItem {
  const grade = { points: points ?? 0, max: question.points, right: points === question.points };
  return { position, question, order, answer, grade, parallelOf, savedAt };
}
