import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { openLucia } from './internal/lucia.server.ts';

/** Ends the session of this token; none is fine too. */
export async function signOut(db: Kysely<Schema>, deps: Deps, token: string | null): Promise<void> {
  if (token !== null) await openLucia(db, deps).lucia.invalidateSession(token);
}
