import type { Kysely } from 'kysely';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { type BlockSheet, formativeSeed, writeSheet } from './block-sheet.ts';
import { getBlockSheet, getBlockSheets } from './get-block-sheets.server.ts';

/**
 * Starts a try of a block and stores its seed: where the block is graded a random one, the same for all tries of a person, so
 * that a model can walk through its material without repeating. Tries are numbered 1, 2, 3 …; asking for one that was
 * started already (on another device, or by a doubled form) gives that one.
 */
export async function startBlockTry(
  db: Kysely<Schema>,
  deps: Deps,
  input: { personId: string; moduleId: string; blockId: string; tryNumber: number },
): Promise<BlockSheet> {
  const { personId, moduleId, blockId, tryNumber } = input;
  const facts = await getCurrentFacts(db, moduleId);
  const block = facts?.blocks.find((each) => each.id === blockId);
  if (!block) throw new Refusal('not-found', 'learning.no-such-block');
  const before = (await getBlockSheets(db, personId, [blockId])).get(blockId);
  const latest = before?.tryNumber ?? 0;
  if (!Number.isInteger(tryNumber) || tryNumber < 1 || tryNumber > latest + 1) {
    throw new Refusal('stale', 'learning.no-such-try');
  }
  await db
    .insertInto('block_sheets')
    .values({
      person_id: personId,
      block_id: blockId,
      try: tryNumber,
      seed: block.graded ? (before?.seed ?? deps.newToken()) : formativeSeed(blockId, tryNumber),
      state: writeSheet({ draft: null }),
      sequence: 0,
      saved_at: deps.now().toISOString(),
    })
    .onConflict((conflict) => conflict.columns(['person_id', 'block_id', 'try']).doNothing())
    .execute();
  const started = await getBlockSheet(db, personId, blockId, tryNumber);
  if (!started) throw new Error(`try ${tryNumber} of ${blockId} was not stored`);
  return started;
}
