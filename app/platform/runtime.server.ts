import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Deps } from './deps.ts';
import type { Env } from './env.server.ts';
import type { Logger } from './log.server.ts';

/** What a running process has. Only routes, job registration and entry points ask for it; others get arguments. */
export interface Runtime {
  db: Kysely<Schema>;
  deps: Deps;
  env: Env;
  log: Logger;
}

// On globalThis, since a development server loads this module again for every change.
const holder = globalThis as typeof globalThis & { acumenRuntime?: Runtime };

export function setRuntime(runtime: Runtime): void {
  holder.acumenRuntime = runtime;
}

export function getRuntime(): Runtime {
  if (!holder.acumenRuntime) throw new Error('the runtime is not set: an entry point must call setRuntime first');
  return holder.acumenRuntime;
}
