import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { addDays, isCalendarDate, today } from '#app/platform/calendar.ts';
import { sha256hex } from '#app/platform/canonical-json.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { type TokenScope, tokenPrefix } from './token.ts';

const longestLabel = 80;
/** Days: whatever reads for longer is looked at once a year. */
const longestLife = 366;

export interface TokenWish {
  label: string;
  scopes: TokenScope[];
  /** As it was typed. */
  lastDay: string;
}

/**
 * A token for what this person may see. It is given here and never again: only its hash is stored, and a repeat of the form
 * gets null.
 */
export async function makeToken(
  db: Kysely<Schema>,
  deps: Deps,
  { personId, key }: { personId: string; key: string },
  wish: TokenWish,
): Promise<string | null> {
  const row = checked(deps, wish);
  const [id, token] = [deps.newId(), tokenPrefix + deps.newToken()];
  const made = await runOnce(db, deps, { actorId: personId, key }, async (tx) => {
    const made_at = deps.now().toISOString();
    const fresh = { used_at: null, noted_at: null, revoked_at: null };
    await tx
      .insertInto('api_tokens')
      .values({ id, hash: sha256hex(token), person_id: personId, made_at, ...row, ...fresh })
      .execute();
    await recordAudit(tx, deps, {
      actorId: personId,
      action: 'token.make',
      object: `token:${id}`,
      details: { scopes: wish.scopes, lastDay: row.expires_on },
      text: row.label,
    });
    return id;
  });
  return made === id ? token : null;
}

function checked(deps: Deps, { label, scopes, lastDay }: TokenWish) {
  const clean = label.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (clean === '' || clean.length > longestLabel) throw new Refusal('invalid', 'identity.token-label-invalid');
  if (scopes.length === 0) throw new Refusal('invalid', 'identity.token-scope-missing');
  const now = today(deps.zone, deps.now());
  if (!isCalendarDate(lastDay) || lastDay < now || lastDay > addDays(now, longestLife)) {
    throw new Refusal('invalid', 'identity.token-day-invalid');
  }
  return { label: clean, scope: scopes.join(' '), expires_on: lastDay };
}
