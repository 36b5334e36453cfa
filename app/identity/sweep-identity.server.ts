import type { Kysely } from 'kysely';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { openLucia } from './internal/lucia.server.ts';
import { sweepThrottles } from './throttle.server.ts';

/** Removes sessions that ended a day ago, codes that ran out and tries that are forgotten; the server does so every hour. */
export async function sweepIdentity(db: Kysely<Schema>, deps: Deps): Promise<void> {
  await openLucia(db, deps).lucia.deleteExpiredSessions();
  await db.deleteFrom('sign_in_codes').where('expires_on', '<', today(deps.zone, deps.now())).execute();
  await sweepThrottles(db, deps);
}
