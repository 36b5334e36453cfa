import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { CheckedModule } from './checked-content.ts';
import { type Publication, type Published, publishModule } from './internal/publish-module.server.ts';

/** `publishModuleVersion` in the caller's transaction. */
export { publishModule };

/**
 * Makes a checked module the version that is served, in one transaction. The same fingerprint publishes nothing; a change that
 * needs the publisher's word is refused (`curriculum.edition-needed`, with `why` and the `lines` for `module.yaml`).
 */
export async function publishModuleVersion(
  db: Kysely<Schema>,
  deps: Deps,
  module: CheckedModule,
  publication: Publication,
): Promise<Published> {
  return db.transaction().execute((tx) => publishModule(tx, deps, module, publication));
}
