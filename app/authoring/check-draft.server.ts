import type { Kysely } from 'kysely';
import { checkModuleFiles, type ModuleCheck } from '#app/curriculum/check-module-files.server.ts';
import type { Schema } from '#db/schema.ts';
import { type Draft, getDraftFiles } from './get-draft.server.ts';

/** What the one checker says of a draft. `instead` has texts that are not saved yet, by path. */
export async function checkDraft(
  db: Kysely<Schema>,
  draft: Pick<Draft, 'slug' | 'files'>,
  instead: Record<string, string> = {},
): Promise<ModuleCheck> {
  return checkModuleFiles(db, draft.slug, await getDraftFiles(db, draft, instead));
}
