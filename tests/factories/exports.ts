import type { Kysely } from 'kysely';
import { addProfile } from '#app/interop/save-profile.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';

/** A saved export of everybody whom its owner looks after; its id. */
export function makeExport(db: Kysely<Schema>, deps: Deps, ownerId: string): Promise<string> {
  const wish = { name: 'Staff register', format: 'csv', dateFormat: 'yyyy-mm-dd', byCourse: false } as const;
  const form = { ownerId, key: deps.newToken() };
  return addProfile(db, deps, form, { ...wish, columns: ['staffNumber', 'state'], codes: {}, filter: {} });
}
