import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { handedIn, largestDraft, writeSheet } from './block-sheet.ts';
import { getBlockSheet } from './get-block-sheets.server.ts';

/**
 * Saves work on a try that is not handed in yet. The newest client sequence wins: an older one changes nothing and is
 * answered with what is stored. Refuses a try that was never started, one that is handed in, and drafts over 50 kB.
 */
export async function saveBlockSheet(
  db: Kysely<Schema>,
  deps: Deps,
  input: { personId: string; blockId: string; tryNumber: number; sequence: number; draft: unknown },
): Promise<{ savedAt: string; sequence: number }> {
  const { personId, blockId, tryNumber, sequence } = input;
  const state = writeSheet({ draft: input.draft });
  const isSequence = Number.isInteger(sequence) && sequence > 0 && sequence < handedIn;
  if (!isSequence || state.length > largestDraft) throw new Refusal('invalid', 'learning.draft-unusable');
  const savedAt = deps.now().toISOString();
  const changed = await db
    .updateTable('block_sheets')
    .set({ state, sequence, saved_at: savedAt })
    .where('person_id', '=', personId)
    .where('block_id', '=', blockId)
    .where('try', '=', tryNumber)
    .where('sequence', '<', sequence)
    .executeTakeFirst();
  if (changed.numUpdatedRows > 0n) return { savedAt, sequence };
  const stored = await getBlockSheet(db, personId, blockId, tryNumber);
  if (!stored) throw new Refusal('not-found', 'learning.no-such-try');
  if (stored.answered) throw new Refusal('closed', 'learning.try-handed-in');
  return { savedAt: stored.savedAt, sequence: stored.sequence };
}
