import type { Kysely } from 'kysely';
import type { Answer, OptionOrder, Question } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import { getQuestionBodies } from './question-bodies.server.ts';

/** One line of a sheet with its question (key and all) and what is saved for it. */
export interface SheetRow {
  position: number;
  hash: string;
  question: Question;
  order: OptionOrder;
  parallelOf: number | null;
  answer: Answer | null;
  sequence: number;
  savedAt: string | null;
  /** Null until the line is graded. */
  points: number | null;
}

/** The lines of an attempt by position. The caller has read the attempt as its owner's. */
export async function listSheetRows(db: Kysely<Schema>, attemptId: string): Promise<SheetRow[]> {
  const rows = await db
    .selectFrom('attempt_items')
    .leftJoin('responses', (join) =>
      join
        .onRef('responses.attempt_id', '=', 'attempt_items.attempt_id')
        .onRef('responses.position', '=', 'attempt_items.position'),
    )
    .select(['attempt_items.position', 'attempt_items.question_hash', 'attempt_items.option_order'])
    .select(['attempt_items.parallel_of', 'attempt_items.points'])
    .select(['responses.answer', 'responses.sequence', 'responses.saved_at'])
    .where('attempt_items.attempt_id', '=', attemptId)
    .orderBy('attempt_items.position')
    .execute();
  const bodies = await getQuestionBodies(
    db,
    rows.map((row) => row.question_hash),
  );
  return rows.map((row) => ({
    position: row.position,
    hash: row.question_hash,
    question: bodies.get(row.question_hash) as Question,
    order: JSON.parse(row.option_order) as OptionOrder,
    parallelOf: row.parallel_of,
    answer: row.answer === null ? null : (JSON.parse(row.answer) as Answer | null),
    sequence: row.sequence ?? 0,
    savedAt: row.saved_at,
    points: row.points,
  }));
}
