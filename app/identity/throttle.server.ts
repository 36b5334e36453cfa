import type { Kysely, Transaction } from 'kysely';
import { sha256hex } from '#app/platform/canonical-json.ts';
import type { Deps } from '#app/platform/deps.ts';
import { lockName } from '#db/dialect/lock.ts';
import type { Schema } from '#db/schema.ts';
import { type DelayPolicy, delayAfter, throttlePolicy } from './throttle-policy.ts';

/** Where a try comes from: the machine that its device cookie names, else its address. Each is a lane of its own. */
export interface Place {
  lane: 'device' | 'address';
  value: string;
}

export interface ThrottleKeys {
  lane: Place['lane'];
  pair: string;
  account: string;
  place: string;
  known: string;
}

export interface Try {
  /** Milliseconds that this account has to wait at this place; the password is not even looked at. */
  pairWait: number;
  /** Milliseconds that anybody new at this place has to wait, for the account's or the place's sake. */
  crowdWait: number;
  /** The person has signed in at this place before: `crowdWait` does not hold for them. */
  known: boolean;
}

/**
 * Hashed, since what people type into the field may be anything. What a stranger can watch goes by the handle alone: two
 * handles of one person share no delay. `known` shows only to the right password and holds for the person.
 */
export function throttleKeys(who: { handle: string; personId: string | null }, place: Place): ThrottleKeys {
  const { lane, value } = place;
  return {
    lane,
    pair: key('pair', lane, who.handle, value),
    account: key('account', lane, who.handle),
    place: key('place', lane, value),
    known: knownKey(who.personId ?? who.handle, place),
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
    .where('key', 'in', [keys.pair, keys.account, keys.place, keys.known])
    .execute();
  const find = (key: string) => {
    const row = rows.find((one) => one.key === key);
    return row ? { count: row.count, until: Date.parse(row.until_at) } : null;
  };
  const [pair, account, place, known] = [find(keys.pair), find(keys.account), find(keys.place), find(keys.known)];
  const pairWait = Math.max((pair?.until ?? 0) - now, 0);
  const accountWait = Math.max((account?.until ?? 0) - now, 0);
  const open = place && place.until > now ? place : null;
  const placeWait = open && open.count >= throttlePolicy.place.most[keys.lane] ? open.until - now : 0;
  if (pairWait === 0) {
    await count(tx, keys.pair, pair, now, throttlePolicy.pair);
    if (accountWait === 0) await count(tx, keys.account, account, now, throttlePolicy.account);
    if (open) await addOne(tx, keys.place);
    else await save(tx, keys.place, 1, now + throttlePolicy.place.window);
  }
  return { pairWait, crowdWait: Math.max(accountWait, placeWait), known: (known?.until ?? 0) > now };
}

/** After the right password: the try was none. */
export async function forgiveTry(tx: Transaction<Schema>, keys: ThrottleKeys): Promise<void> {
  await tx.deleteFrom('throttles').where('key', '=', keys.pair).execute();
  await tx
    .updateTable('throttles')
    .set((set) => ({ count: set('count', '-', 1) }))
    .where('key', 'in', [keys.account, keys.place])
    .where('count', '>', 0)
    .execute();
}

/** These places are the person's from now on. */
export async function rememberPlaces(
  tx: Transaction<Schema>,
  deps: Deps,
  personId: string,
  places: Place[],
): Promise<void> {
  const until = deps.now().getTime() + throttlePolicy.known;
  for (const place of places) await save(tx, knownKey(personId, place), 1, until);
}

/** Counts one use of what the name stands for; gives the milliseconds to wait where it is one too many for its window. */
export async function countUse(
  tx: Transaction<Schema>,
  deps: Deps,
  name: string,
  { most, window }: { most: number; window: number },
): Promise<number> {
  const used = key('use', name);
  await lockName(tx, used);
  const now = deps.now().getTime();
  const row = await tx.selectFrom('throttles').selectAll().where('key', '=', used).executeTakeFirst();
  const until = Date.parse(row?.until_at ?? '');
  if (!row || !(until > now)) await save(tx, used, 1, now + window);
  else if (row.count >= most) return until - now;
  else await addOne(tx, used);
  return 0;
}

/** Removes what has long been forgotten. */
export async function sweepThrottles(db: Kysely<Schema>, deps: Deps): Promise<void> {
  const before = deps.now().getTime() - Math.max(throttlePolicy.pair.forget, throttlePolicy.account.forget);
  await db.deleteFrom('throttles').where('until_at', '<', new Date(before).toISOString()).execute();
}

function knownKey(who: string, { lane, value }: Place): string {
  return key('known', lane, who, value);
}

function key(kind: string, ...parts: string[]): string {
  return `${kind}:${sha256hex(parts.join('\n'))}`;
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

/** Added by the database: accounts at one place are not locked against each other. */
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
