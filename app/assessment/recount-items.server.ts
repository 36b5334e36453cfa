import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { answersQuery, toAnswer } from './count-items.server.ts';
import { countAnswers } from './item-counts.ts';

export interface ItemRecount {
  stored: Schema['item_totals'][];
  counted: Schema['item_totals'][];
}

/** The totals of one question version against a count of all answers to it that do not wait any more. */
export async function recountItem(db: Kysely<Schema>, hash: string): Promise<ItemRecount> {
  const [stored, rows, waiting] = await Promise.all([
    db.selectFrom('item_totals').selectAll().where('question_hash', '=', hash).execute(),
    answersQuery(db)
      .innerJoin('attempts', 'attempts.id', 'item.attempt_id')
      .select(['attempts.person_id', 'attempts.scope', 'item.parallel_of'])
      .where('item.question_hash', '=', hash)
      .where('attempts.status', '=', 'closed')
      .orderBy('attempts.submitted_at')
      .orderBy('item.attempt_id')
      .execute(),
    db.selectFrom('uncounted_items').select('attempt_id').where('question_hash', '=', hash).execute(),
  ]);
  const waits = new Set(waiting.map(({ attempt_id }) => attempt_id));
  const seen = new Set<string>();
  const first = rows.filter(({ person_id }) => !seen.has(person_id) && seen.add(person_id));
  const asked = first.filter(
    (row) => row.parallel_of === null && row.scope !== 'pretest' && !waits.has(row.attempt_id),
  );
  const counts = countAnswers(asked.map(toAnswer));
  return {
    stored,
    counted: [...counts.values()].map(({ hash: question_hash, ...count }) => ({ question_hash, ...count })),
  };
}

/** Every question version that somebody was asked or that has totals. */
export async function listCountedQuestions(db: Kysely<Schema>): Promise<string[]> {
  const rows = await db
    .selectFrom('attempt_items')
    .select('question_hash')
    .union(db.selectFrom('item_totals').select('question_hash'))
    .orderBy('question_hash')
    .execute();
  return rows.map(({ question_hash }) => question_hash);
}
