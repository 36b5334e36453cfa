import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { expectedAttempts } from './expect-attempts.ts';
import { columns, compareRows, type Finding, keyOf } from './finding.ts';
import type { Replayed } from './replayed.ts';

/** Attempts and their lines against the events that started and submitted them. */
export async function checkAttempts(db: Kysely<Schema>, replayed: Replayed): Promise<Finding[]> {
  const { person } = replayed;
  const attempts = await db.selectFrom('attempts').selectAll().where('person_id', '=', person).execute();
  const items = await db
    .selectFrom('attempt_items')
    .innerJoin('attempts', 'attempts.id', 'attempt_items.attempt_id')
    .selectAll('attempt_items')
    .select('attempts.status')
    .where('person_id', '=', person)
    .execute();
  const expected = expectedAttempts(replayed);
  const stored = attempts.map((row) => ({
    key: keyOf({ id: row.id }),
    values: {
      ...columns(row, ['module_id', 'module_version_id', 'track', 'scope', 'since', 'seed', 'cycle_id']),
      ...columns(row, ['points', 'max', 'passed']),
      closed: row.status === 'closed' ? 1 : 0,
    },
  }));
  const lines = items
    .filter((row) => row.status !== 'reteach' || row.parallel_of === null)
    .map((row) => ({
      key: keyOf({ attempt_id: row.attempt_id, position: row.position }),
      values: columns(row, ['question_hash', 'points', 'max', 'right', 'parallel_of']),
    }));
  return [
    ...compareRows('attempts', person, expected.attempts, stored),
    ...compareRows('attempt_items', person, expected.items, lines),
  ];
}
