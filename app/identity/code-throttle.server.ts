import type { Kysely, Transaction } from 'kysely';
import { sha256hex } from '#app/platform/canonical-json.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { throttlePolicy } from './throttle-policy.ts';

/**
 * Wrong codes from one address, apart from its wrong passwords. A code that is right is counted nowhere: of whoever answers
 * anonymously not even the time is kept. Codes of 80 bits need no protection from guessing; the database does.
 */
const { window, most } = throttlePolicy.place;

/** Milliseconds until the address may try again. */
export async function codeWait(db: Kysely<Schema>, deps: Pick<Deps, 'now'>, address: string): Promise<number> {
  const row = await db.selectFrom('throttles').selectAll().where('key', '=', key(address)).executeTakeFirst();
  if (!row || row.count < most.address) return 0;
  return Math.max(Date.parse(row.until_at) - deps.now().getTime(), 0);
}

export async function addWrongCode(tx: Transaction<Schema>, deps: Pick<Deps, 'now'>, address: string): Promise<void> {
  const now = deps.now();
  const fresh = { count: 1, until_at: new Date(now.getTime() + window).toISOString() };
  await tx
    .insertInto('throttles')
    .values({ key: key(address), ...fresh })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((set) => {
        const over = set('throttles.until_at', '<=', now.toISOString());
        return {
          count: set
            .case()
            .when(over)
            .then(1)
            .else(set('throttles.count', '+', 1))
            .end(),
          until_at: set.case().when(over).then(fresh.until_at).else(set.ref('throttles.until_at')).end(),
        };
      }),
    )
    .execute();
}

const key = (address: string): string => `codes:${sha256hex(address)}`;
