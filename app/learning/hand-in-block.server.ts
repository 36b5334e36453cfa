import type { Transaction } from 'kysely';
import { sha256hex } from '#app/platform/canonical-json.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { formativeSeed, handedIn, writeSheet } from './block-sheet.ts';

/** Closes a try with its answer; `seq` is the event that records it. A try is handed in once. */
export async function handInBlock(
  tx: Transaction<Schema>,
  deps: Deps,
  input: { personId: string; blockId: string; tryNumber: number; graded: boolean; answer: unknown; seq: number },
): Promise<void> {
  const { personId, blockId, tryNumber } = input;
  const values = {
    state: writeSheet({ answered: { answer: input.answer, seq: input.seq } }),
    sequence: handedIn,
    saved_at: deps.now().toISOString(),
  };
  const changed = input.graded
    ? await tx
        .updateTable('block_sheets')
        .set(values)
        .where('person_id', '=', personId)
        .where('block_id', '=', blockId)
        .where('try', '=', tryNumber)
        .where('sequence', '<', handedIn)
        .executeTakeFirst()
    : await tx
        .insertInto('block_sheets')
        .values({
          person_id: personId,
          block_id: blockId,
          try: tryNumber,
          seed: formativeSeed(blockId, tryNumber),
          ...values,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['person_id', 'block_id', 'try'])
            .doUpdateSet(values)
            .where('block_sheets.sequence', '<', handedIn),
        )
        .executeTakeFirst();
  const count = 'numUpdatedRows' in changed ? changed.numUpdatedRows : changed.numInsertedOrUpdatedRows;
  if (count !== 1n) throw new Refusal('closed', 'learning.try-handed-in');
}

/** Keeps a free text of a person under its hash, which is all that an event says of it. */
export async function keepEvidenceText(
  tx: Transaction<Schema>,
  input: { personId: string; text: string },
): Promise<string> {
  const hash = sha256hex(input.text);
  await tx
    .insertInto('evidence_texts')
    .values({ hash, person_id: input.personId, text: input.text })
    .onConflict((conflict) => conflict.columns(['hash', 'person_id']).doNothing())
    .execute();
  return hash;
}
