import type { Transaction } from 'kysely';
import { sha256hex } from '#app/platform/canonical-json.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { readImage } from './internal/image-size.ts';

/** Keeps a picture under its hash, for drafts; one that is there already stays. */
export async function saveAsset(tx: Transaction<Schema>, bytes: Buffer): Promise<{ sha256: string; type: string }> {
  const image = readImage(bytes);
  if (!image) throw new Refusal('invalid', 'curriculum.not-a-picture');
  const sha256 = sha256hex(bytes);
  await tx
    .insertInto('assets')
    .values({ sha256, type: image.type, bytes })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute();
  return { sha256, type: image.type };
}
