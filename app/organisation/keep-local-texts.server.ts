import type { Transaction } from 'kysely';
import { canonicalJson, sha256hex } from '#app/platform/canonical-json.ts';
import type { Schema } from '#db/schema.ts';
import { listLocals } from './list-locals.server.ts';

/** Keeps what of the organisation's own stands in a lesson now, and gives the hash under which an act names it; null: nothing does. */
export async function keepLocalTexts(tx: Transaction<Schema>, names: readonly string[]): Promise<string | null> {
  if (names.length === 0) return null;
  const body = canonicalJson(await listLocals(tx, names));
  const hash = sha256hex(body);
  await tx
    .insertInto('local_texts')
    .values({ hash, body })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  return hash;
}
