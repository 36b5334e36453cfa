import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Deps } from '../deps.ts';

const KEPT_MS = 90 * 24 * 60 * 60_000;

/** Forgets messages that were sent or given up three months ago. */
export async function sweepMail(db: Kysely<Schema>, deps: Pick<Deps, 'now'>): Promise<void> {
  const before = new Date(deps.now().getTime() - KEPT_MS).toISOString();
  await db.deleteFrom('outbox').where('ended_at', '<', before).execute();
}
