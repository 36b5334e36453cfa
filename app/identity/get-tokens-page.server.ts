import type { Kysely } from 'kysely';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { scopesOf, type TokenView } from './token.ts';

/** The tokens that a person has made, the newest first. */
export async function getTokensPage(
  db: Kysely<Schema>,
  deps: Deps,
  personId: string,
): Promise<{ tokens: TokenView[]; operationKey: string }> {
  const on = today(deps.zone, deps.now());
  const rows = await db
    .selectFrom('api_tokens')
    .select(['id', 'label', 'scope', 'made_at', 'expires_on', 'used_at', 'revoked_at'])
    .where('person_id', '=', personId)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute();
  const tokens = rows.map(
    ({ id, label, scope, made_at, expires_on, used_at, revoked_at }): TokenView => ({
      ...{ id, label },
      scopes: scopesOf(scope),
      madeOn: today(deps.zone, new Date(made_at)),
      lastDay: expires_on,
      usedOn: used_at === null ? null : today(deps.zone, new Date(used_at)),
      state: revoked_at !== null ? 'revoked' : expires_on < on ? 'ended' : 'valid',
    }),
  );
  return { tokens, operationKey: deps.newToken() };
}
