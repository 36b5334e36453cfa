import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { openLucia } from './internal/lucia.server.ts';

/** Ends every session of a person, on every device. */
export async function signOutEverywhere(db: Kysely<Schema>, deps: Deps, personId: string): Promise<void> {
  await openLucia(db, deps).lucia.invalidateUserSessions(personId);
}
