import type { Kysely } from 'kysely';
import { z } from 'zod';
import { migrateToLatest } from '#db/migrate.ts';
import { openDatabase } from '#db/open.ts';
import type { Schema } from '#db/schema.ts';
import type { Deps } from './deps.ts';
import { readEnv } from './env.server.ts';
import { newId, newToken } from './ids.ts';
import { loadSigner } from './keys.server.ts';
import { createLogger } from './log.server.ts';
import type { Runtime } from './runtime.server.ts';
import { getSetting } from './settings.server.ts';

export interface OpenRuntime extends Runtime {
  /** Waits for what is running, then closes the database. */
  close: () => Promise<void>;
}

/** Setting `organisation`: what certificates and dates need to know of the place. */
export const Organisation = z.object({
  name: z.string().default('This organisation'),
  zone: z.string().default('Europe/London'),
});

/**
 * Opens the installation that the environment names: settings read, database opened and migrated, signing key loaded.
 * Throws `EnvProblem` or `DatabaseProblem` in plain words.
 */
export async function openRuntime(variables: Record<string, string | undefined>): Promise<OpenRuntime> {
  const env = readEnv(variables);
  const { db, engine, close } = await openDatabase(env.databaseUrl);
  try {
    await migrateToLatest(db, engine);
    return { db, env, log: createLogger(env), deps: await makeDeps(db, env.secret), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function makeDeps(db: Kysely<Schema>, secret: string): Promise<Deps> {
  const now = () => new Date();
  const { name, zone } = Organisation.parse((await getSetting(db, 'organisation')) ?? {});
  return { now, newId, newToken, zone, organisation: { name }, signer: await loadSigner(db, secret, now()) };
}
