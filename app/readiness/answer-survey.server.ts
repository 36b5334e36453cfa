import { type Kysely, sql, type Transaction } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { type CodeTyped, openCode } from './open-code.server.ts';
import { holdOpenRound } from './require-round.server.ts';
import { type Entries, unanswered } from './sheet.ts';

export type SurveyAnswered = { done: true } | { done: false; unanswered: string[] };

/**
 * Takes a sheet of the staff survey: marks its code as used and adds it to the counters, in one transaction. Nothing of the
 * sheet itself is stored. Every counter of the round is written, also those that stay as they are, so that no row tells by
 * its place or its transaction that this sheet changed it.
 */
export async function answerSurvey(
  db: Kysely<Schema>,
  deps: Deps,
  { entries, ...typed }: CodeTyped & { entries: Entries },
): Promise<SurveyAnswered> {
  const { round, hash, rater } = await openCode(db, deps, typed);
  if (rater) throw new Refusal('malformed', 'readiness.code-unknown');
  const missing = unanswered(entries);
  if (missing.length > 0) return { done: false, unanswered: missing };
  await db.transaction().execute(async (tx) => {
    await holdOpenRound(tx, deps, round.id);
    const { numUpdatedRows } = await tx
      .updateTable('invitations')
      .set({ used: 1 })
      .where('token_hash', '=', hash)
      .where('used', '=', 0)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Refusal('invalid', 'readiness.code-unknown');
    await count(tx, round.id, entries);
  });
  return { done: true };
}

async function count(tx: Transaction<Schema>, roundId: string, entries: Entries): Promise<void> {
  const chosen = Object.entries(entries).map(([item, { level }]) => `${item}/${level}`);
  await tx
    .updateTable('answers')
    .set({ n: sql<number>`n + case when item || '/' || level in (${sql.join(chosen)}) then 1 else 0 end` })
    .where('round_id', '=', roundId)
    .execute();
}
