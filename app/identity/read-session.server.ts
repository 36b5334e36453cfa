import type { Kysely } from 'kysely';
import { sha256hex } from '#app/platform/canonical-json.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { openLucia } from './internal/lucia.server.ts';
import type { SessionReading } from './session.ts';
import { seenEvery } from './session-limits.ts';

/** Session, person, grants and main unit in one read. A session of an inactive person is none, from that moment on. */
export async function readSession(db: Kysely<Schema>, deps: Deps, token: string | null): Promise<SessionReading> {
  if (token === null) return { state: 'none' };
  const { lucia, adapter } = openLucia(db, deps);
  const { session } = await lucia.validateSession(token);
  const { row } = adapter;
  if (!row?.active) return { state: 'none' };
  if (!session) return { state: 'ended', personId: row.personId };
  const { personId, name, locale, signInId, grants, unitPath, shared, deputyFor, seenAt, absoluteAt } = row;
  const actor = { personId, name, locale, signInId, grants, unitPath, shared, deputyFor };
  return { state: 'live', actor, seenAt, absoluteAt };
}

/** Notes that the session is in use, at most once a minute; the idle limit counts from here. */
export async function touchSession(
  db: Kysely<Schema>,
  deps: Deps,
  token: string,
  session: { seenAt: string },
): Promise<void> {
  const now = deps.now();
  if (now.getTime() - Date.parse(session.seenAt) < seenEvery) return;
  await db
    .updateTable('sessions')
    .set({ seen_at: now.toISOString() })
    .where('id_hash', '=', sha256hex(token))
    .where('seen_at', '=', session.seenAt)
    .execute();
}
