import type { Kysely, Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { cleanName } from '#app/organisation/names.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import { codeFrom, hashCode } from '#app/platform/typed-code.ts';
import type { Schema } from '#db/schema.ts';
import { mostRaters, type Slip } from './raters.ts';
import { holdOpenRound } from './require-round.server.ts';
import type { RoundKind } from './round.ts';

/** Slips of a survey that one press makes, and that a round has at most. */
const mostSlips = { once: 1000, round: 100_000 } as const;

export type CodesAsked = { roundId: string } & (
  | { intent: 'codes' }
  | { intent: 'add-rater'; role: string }
  | { intent: 'new-code'; row: string }
  | { intent: 'slips'; number: number }
);

/**
 * Makes codes and gives them, this once: only their hashes are stored. The same form sent again gives none.
 * - `codes`: for each role of a panel that has none yet
 * - `add-rater`: for one more role
 * - `new-code`: for a role that lost its code; the old one no longer opens the sheet, which stays as it is
 * - `slips`: so many for a survey
 */
export async function makeCodes(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  asked: CodesAsked,
): Promise<Slip[]> {
  const slips: Slip[] = [];
  await runOnce(db, deps, { actorId, key }, async (tx) => {
    const { kind } = await holdOpenRound(tx, deps, asked.roundId);
    slips.push(...(await make(tx, deps, kind, asked)));
    await recordAudit(tx, deps, {
      actorId,
      action: 'readiness.codes',
      object: `round:${asked.roundId}`,
      details: { how: asked.intent, codes: slips.length },
    });
    return slips.length;
  });
  return slips;
}

async function make(tx: Transaction<Schema>, deps: Deps, kind: RoundKind, asked: CodesAsked): Promise<Slip[]> {
  if ((asked.intent === 'slips') !== (kind === 'survey')) throw new Refusal('not-found', 'readiness.no-such-round');
  switch (asked.intent) {
    case 'slips':
      return makeSlips(tx, deps, asked);
    case 'add-rater':
      return [await addRater(tx, deps, asked)];
    case 'new-code':
      return replaceCodes(tx, deps, await waiting(tx, asked.roundId).where('id', '=', asked.row).execute());
    case 'codes':
      return replaceCodes(tx, deps, await waiting(tx, asked.roundId).where('token_hash', 'is', null).execute());
  }
}

async function makeSlips(
  tx: Transaction<Schema>,
  deps: Deps,
  { roundId, number }: { roundId: string; number: number },
): Promise<Slip[]> {
  const { made } = await tx
    .selectFrom('invitations')
    .select((select) => select.fn.countAll<number>().as('made'))
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow();
  const fits = Number.isInteger(number) && number >= 1 && number <= mostSlips.once && made + number <= mostSlips.round;
  if (!fits) throw new Refusal('invalid', 'readiness.slips-number');
  const slips = Array.from({ length: number }, () => ({ role: null, code: codeFrom(deps.newToken()) }));
  const rows = slips.map(({ code }) => ({
    token_hash: hashCode('readiness', code),
    round_id: roundId,
    used: 0 as const,
  }));
  for (let from = 0; from < rows.length; from += 200) {
    await tx
      .insertInto('invitations')
      .values(rows.slice(from, from + 200))
      .execute();
  }
  return slips;
}

async function addRater(
  tx: Transaction<Schema>,
  deps: Deps,
  { roundId, role }: { roundId: string; role: string },
): Promise<Slip> {
  const clean = cleanName(role);
  if (clean === null) throw new Refusal('invalid', 'readiness.role-invalid');
  const others = await tx.selectFrom('raters').select('role').where('round_id', '=', roundId).execute();
  if (others.length >= mostRaters) throw new Refusal('invalid', 'readiness.roles-number');
  if (others.some((one) => one.role.toLowerCase() === clean.toLowerCase()))
    throw new Refusal('invalid', 'readiness.role-taken');
  const code = codeFrom(deps.newToken());
  const row = {
    id: deps.newId(),
    round_id: roundId,
    role: clean,
    token_hash: hashCode('readiness', code),
    revision: 1,
  };
  await tx
    .insertInto('raters')
    .values({ ...row, handed_in: 0 })
    .execute();
  return { role: clean, code };
}

const waiting = (tx: Transaction<Schema>, roundId: string) =>
  tx
    .selectFrom('raters')
    .select(['id', 'role'])
    .where('round_id', '=', roundId)
    .where('handed_in', '=', 0)
    .orderBy('role');

async function replaceCodes(
  tx: Transaction<Schema>,
  deps: Deps,
  raters: { id: string; role: string }[],
): Promise<Slip[]> {
  if (raters.length === 0) throw new Refusal('not-found', 'readiness.nobody-waits');
  const slips: Slip[] = [];
  for (const { id, role } of raters) {
    const code = codeFrom(deps.newToken());
    await tx
      .updateTable('raters')
      .set({ token_hash: hashCode('readiness', code) })
      .where('id', '=', id)
      .execute();
    slips.push({ role, code });
  }
  return slips;
}
