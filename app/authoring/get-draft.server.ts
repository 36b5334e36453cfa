import type { Kysely } from 'kysely';
import type { ModuleFiles } from '#app/curriculum/module-files.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { type DraftFile, type DraftHead, fileKind } from './draft.ts';

export type Draft = DraftHead & { files: DraftFile[] };

/** The draft of a module that is under way; null where there is none. */
export async function getDraft(db: Kysely<Schema>, moduleId: string): Promise<Draft | null> {
  const row = await db
    .selectFrom('drafts')
    .innerJoin('people', 'people.id', 'drafts.owner_id')
    .select(['drafts.id', 'module_id', 'slug', 'title', 'state', 'drafts.revision', 'based_on_id', 'changed_at'])
    .select('people.name as owner')
    .where('module_id', '=', moduleId)
    .where('state', '!=', 'closed')
    .executeTakeFirst();
  if (!row) return null;
  const files = await db
    .selectFrom('draft_files')
    .select(['path', 'revision', 'text', 'sha256'])
    .where('draft_id', '=', row.id)
    .orderBy('path')
    .execute();
  return {
    id: row.id,
    moduleId: row.module_id,
    slug: row.slug,
    title: row.title,
    state: row.state,
    revision: row.revision,
    basedOn: row.based_on_id,
    owner: row.owner,
    changedAt: row.changed_at,
    files: files.flatMap((file) => {
      const kind = fileKind(file.path);
      return kind ? [{ ...file, kind }] : [];
    }),
  };
}

/** The same; a 404 refusal where the module has no draft. */
export async function requireDraft(db: Kysely<Schema>, moduleId: string): Promise<Draft> {
  const draft = await getDraft(db, moduleId);
  if (!draft) throw new Refusal('not-found', 'authoring.no-draft');
  return draft;
}

/** A draft's files as the check and the publication take them. `instead` stands in for what is stored. */
export async function getDraftFiles(
  db: Kysely<Schema>,
  { files }: Pick<Draft, 'files'>,
  instead: Record<string, string> = {},
): Promise<ModuleFiles> {
  const pictures = files.flatMap(({ sha256 }) => sha256 ?? []);
  const rows =
    pictures.length === 0
      ? []
      : await db.selectFrom('assets').select(['sha256', 'bytes']).where('sha256', 'in', pictures).execute();
  const bytesOf = new Map(rows.map(({ sha256, bytes }) => [sha256, bytes]));
  return new Map(
    files.map(({ path, text, sha256 }) => {
      const bytes = sha256 === null ? Buffer.from(instead[path] ?? text ?? '') : bytesOf.get(sha256);
      if (!bytes) throw new Error(`The picture ${path} of a draft is missing.`);
      return [path, bytes];
    }),
  );
}
