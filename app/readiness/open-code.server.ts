import type { Kysely, Transaction } from 'kysely';
import { addWrongCode, codeWait } from '#app/identity/code-throttle.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { hashCode, parseCode } from '#app/platform/typed-code.ts';
import type { Schema } from '#db/schema.ts';
import { isOpen, type Round } from './round.ts';
import { selectRounds } from './select-rounds.server.ts';

/** A code as it was typed, and from where. */
export interface CodeTyped {
  code: string;
  address: string;
}

export interface OpenCode {
  round: Round;
  /** The sheet of a panel; null for a survey, whose sheets belong to nobody. */
  rater: { id: string; role: string; revision: number } | null;
  hash: string;
}

/**
 * What a code opens. One that is mistyped, was used, or whose round has closed is refused in the same words, and counts as a
 * wrong try of the address; a right one leaves no trace.
 */
export async function openCode(db: Kysely<Schema>, deps: Deps, { code, address }: CodeTyped): Promise<OpenCode> {
  if ((await codeWait(db, deps, address)) > 0) throw new Refusal('too-many', 'readiness.too-many-codes');
  const parsed = parseCode(code);
  const found = parsed === null ? null : await findCode(db, deps, hashCode('readiness', parsed));
  if (found) return found;
  await db.transaction().execute((tx) => addWrongCode(tx, deps, address));
  throw new Refusal('invalid', 'readiness.code-unknown');
}

/** Null unless it can be used now. */
export async function findCode(
  db: Kysely<Schema> | Transaction<Schema>,
  deps: Pick<Deps, 'now' | 'zone'>,
  hash: string,
): Promise<OpenCode | null> {
  const rater = await db
    .selectFrom('raters')
    .select(['id', 'role', 'revision', 'round_id'])
    .where('token_hash', '=', hash)
    .where('handed_in', '=', 0)
    .executeTakeFirst();
  const invitation = rater
    ? undefined
    : await db
        .selectFrom('invitations')
        .select('round_id')
        .where('token_hash', '=', hash)
        .where('used', '=', 0)
        .executeTakeFirst();
  const roundId = (rater ?? invitation)?.round_id;
  if (roundId === undefined) return null;
  const round = await selectRounds(db).where('id', '=', roundId).executeTakeFirstOrThrow();
  if (!isOpen(round, today(deps.zone, deps.now()))) return null;
  return { round, hash, rater: rater ? { id: rater.id, role: rater.role, revision: rater.revision } : null };
}
