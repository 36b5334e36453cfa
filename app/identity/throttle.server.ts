import type { Kysely, Transaction } from 'kysely';
import { sha256hex } from '#app/platform/canonical-json.ts';
import type { Deps } from '#app/platform/deps.ts';
import { lockName } from '#db/dialect/lock.ts';
import type { Schema } from '#db/schema.ts';
import { type DelayPolicy, delayAfter, throttlePolicy } from './throttle-policy.ts';

export interface ThrottleKeys {
  pair: string;
  account: string;
  address: string;
  known: string;
}

export interface Try {
  /** Milliseconds that this account has to wait at this address; the password is not even looked at. */
  pairWait: number;
  /** Milliseconds that anybody new here has to wait, for the account's or the address's sake. */
  crowdWait: number;
  /** The person has signed in from this address before: `crowdWait` does not hold for them. */
  known: boolean;
}

/** Hashed, since what people type into the field may be anything. `account` is the person, or the handle of nobody. */
export function throttleKeys(account: string, address: string): ThrottleKeys {
  const key = (kind: string, ...parts: string[]) => `${kind}:${sha256hex(parts.join('\n'))}`;
  return {
    pair: key('pair', account, address),
    account: key('account', account),
    address: key('address', address),
    known: key('known', account, address),
  };
}

/**
 * Asks whether a try is allowed now and counts it as a wrong one before the password is checked, so that a hundred at
 * once are a hundred. `forgiveTry` takes it back. A try while waiting neither counts nor prolongs the wait.
 */
export async function openTry(tx: Transaction<Schema>, deps: Deps, keys: ThrottleKeys): Promise<Try> {
  await lockName(tx, keys.account);
  const now = deps.now().getTime();
  const rows = await tx
    .selectFrom('throttles')
    .selectAll()
    .where('key', 'in', [keys.pair, keys.account, keys.address, keys.known])
    .execute();
  const find = (key: string) => {
    const row = rows.find((one) => one.key === key);
    return row ? { count: row.count, until: Date.parse(row.until_at) } : null;
  };
  const [pair, account, address, known] = [find(keys.pair), find(keys.account), find(keys.address), find(keys.known)];
  const pairWait = Math.max((pair?.until ?? 0) - now, 0);
  const accountWait = Math.max((account?.until ?? 0) - now, 0);
  const open = address && address.until > now ? address : null;
  const addressWait = open && open.count >= throttlePolicy.address.most ? open.until - now : 0;
  if (pairWait === 0) {
    await count(tx, keys.pair, pair, now, throttlePolicy.pair);
    if (accountWait === 0) await count(tx, keys.account, account, now, throttlePolicy.account);
    if (open) await addOne(tx, keys.address);
    else await save(tx, keys.address, 1, now + throttlePolicy.address.window);
  }
  return { pairWait, crowdWait: Math.max(accountWait, addressWait), known: (known?.until ?? 0) > now };
}

/** After the right password: the try was none, and this address is one of the person's from now on. */
export async function forgiveTry(tx: Transaction<Schema>, deps: Deps, keys: ThrottleKeys): Promise<void> {
  await tx.deleteFrom('throttles').where('key', '=', keys.pair).execute();
  await tx
    .updateTable('throttles')
    .set((set) => ({ count: set('count', '-', 1) }))
    .where('key', 'in', [keys.account, keys.address])
    .where('count', '>', 0)
    .execute();
  await save(tx, keys.known, 1, deps.now().getTime() + throttlePolicy.known);
}

/** Removes what has long been forgotten. */
export async function sweepThrottles(db: Kysely<Schema>, deps: Deps): Promise<void> {
  const before = deps.now().getTime() - Math.max(throttlePolicy.pair.forget, throttlePolicy.account.forget);
  await db.deleteFrom('throttles').where('until_at', '<', new Date(before).toISOString()).execute();
}

async function count(
  tx: Transaction<Schema>,
  key: string,
  row: { count: number; until: number } | null,
  now: number,
  policy: DelayPolicy,
): Promise<void> {
  const tries = row && row.until + policy.forget > now ? row.count + 1 : 1;
  await save(tx, key, tries, now + delayAfter(tries, policy));
}

/** Added by the database: accounts at one address are not locked against each other. */
async function addOne(tx: Transaction<Schema>, key: string): Promise<void> {
  await tx
    .updateTable('throttles')
    .set((set) => ({ count: set('count', '+', 1) }))
    .where('key', '=', key)
    .execute();
}

async function save(tx: Transaction<Schema>, key: string, tries: number, until: number): Promise<void> {
  const row = { count: tries, until_at: new Date(until).toISOString() };
  await tx
    .insertInto('throttles')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}
