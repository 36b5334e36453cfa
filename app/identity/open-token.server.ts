import type { Kysely } from 'kysely';
import { today } from '#app/platform/calendar.ts';
import { sha256hex } from '#app/platform/canonical-json.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { listGrants } from './list-grants.server.ts';
import { seenEvery } from './session-limits.ts';
import { countUse } from './throttle.server.ts';
import { throttlePolicy } from './throttle-policy.ts';
import { scopesOf, type TokenReading } from './token.ts';

/**
 * Reads an `Authorization` header and counts the use of its token. One that is revoked, past its last day or of somebody
 * inactive is none, from that moment on.
 */
export async function openToken(db: Kysely<Schema>, deps: Deps, header: string | undefined): Promise<TokenReading> {
  const [, token] = /^Bearer (acm_[\w-]{20,200})$/i.exec(header ?? '') ?? [];
  if (token === undefined) return { state: 'none' };
  const row = await db
    .selectFrom('api_tokens')
    .innerJoin('people', 'people.id', 'api_tokens.person_id')
    .where('hash', '=', sha256hex(token))
    .where('revoked_at', 'is', null)
    .where('expires_on', '>=', today(deps.zone, deps.now()))
    .where('people.active', '=', 1)
    .select(['api_tokens.id', 'person_id', 'scope', 'used_at', 'noted_at'])
    .executeTakeFirst();
  if (!row) return { state: 'none' };
  const wait = await noteUse(db, deps, row);
  if (wait > 0) return { state: 'waiting', seconds: Math.ceil(wait / 1000) };
  const { id: tokenId, person_id: personId, noted_at: notedAt } = row;
  const grants = (await listGrants(db, deps, personId)).get(personId) ?? [];
  return { state: 'live', program: { personId, grants, tokenId, scopes: scopesOf(row.scope), notedAt } };
}

/** Milliseconds to wait. When it was last used is written at most once a minute, as of sessions. */
async function noteUse(
  db: Kysely<Schema>,
  deps: Deps,
  { id, used_at }: { id: string; used_at: string | null },
): Promise<number> {
  const now = deps.now();
  const isNews = used_at === null || now.getTime() - Date.parse(used_at) >= seenEvery;
  return db.transaction().execute(async (tx) => {
    const wait = await countUse(tx, deps, `token ${id}`, throttlePolicy.token);
    if (wait === 0 && isNews) {
      await tx.updateTable('api_tokens').set({ used_at: now.toISOString() }).where('id', '=', id).execute();
    }
    return wait;
  });
}
