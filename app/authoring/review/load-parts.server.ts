import type { Kysely } from 'kysely';
import { getModuleFiles } from '#app/curriculum/get-module-files.server.ts';
import { sha256hex } from '#app/platform/canonical-json.ts';
import type { Schema } from '#db/schema.ts';
import { fileKind } from '../draft.ts';
import { ownedByStudio } from '../owned-by-studio.ts';
import { type Part, partsOf } from './merge-parts.ts';

/** The files of a version as a draft of it would begin; none of no version. */
export async function loadParts(db: Kysely<Schema>, versionId: string | null): Promise<Part[]> {
  const module = versionId === null ? null : await getModuleFiles(db, versionId);
  const files = [...ownedByStudio(module?.files ?? new Map())];
  return partsOf(
    files.map(([path, bytes]) =>
      fileKind(path) === 'picture'
        ? { path, text: null, sha256: sha256hex(bytes) }
        : { path, text: bytes.toString('utf8'), sha256: null },
    ),
  );
}

/** Path → text, as items are read from it. */
export const textsOf = (parts: readonly Part[]): Map<string, string> =>
  new Map(parts.map(({ path, text, sha256 }) => [path, text ?? sha256 ?? '']));
