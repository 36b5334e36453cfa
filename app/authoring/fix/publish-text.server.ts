import type { Kysely, Transaction } from 'kysely';
import { checkModuleFiles } from '#app/curriculum/check-module-files.server.ts';
import type { CheckedModule } from '#app/curriculum/checked-content.ts';
import { getModuleFiles } from '#app/curriculum/get-module-files.server.ts';
import { cutLesson, lessonHead } from '#app/curriculum/lesson-head.ts';
import { planEdition } from '#app/curriculum/plan-edition.server.ts';
import { publishModule } from '#app/curriculum/publish-module-version.server.ts';
import { takeModule } from '#app/curriculum/take-module.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { fileKind } from '../draft.ts';
import { ownedByStudio } from '../owned-by-studio.ts';

export interface ServedLesson {
  id: string;
  path: string;
  title: string;
  text: string;
  /** The text without its front matter. */
  body: string;
}

export interface ServedModule {
  versionId: string;
  slug: string;
  title: string;
  number: number;
  files: ReadonlyMap<string, Buffer>;
  lessons: ServedLesson[];
}

/** The version of a module that learners read, as files; a 404 refusal where none is served. */
export async function requireServed(db: Kysely<Schema>, moduleId: string): Promise<ServedModule> {
  const row = await db.selectFrom('modules').select('current_version_id').where('id', '=', moduleId).executeTakeFirst();
  const versionId = row?.current_version_id ?? null;
  const module = versionId === null ? null : await getModuleFiles(db, versionId);
  if (versionId === null || !module) throw new Refusal('not-found', 'authoring.not-served');
  const { slug, title, number } = module;
  const files = ownedByStudio(module.files);
  const lessons = [...files].flatMap(([path, bytes]): ServedLesson[] => {
    if (fileKind(path) !== 'lesson') return [];
    const text = bytes.toString('utf8');
    const head = lessonHead(text);
    return head ? [{ id: head.id, path, title: head.title, text, body: cutLesson(text).body }] : [];
  });
  return { versionId, slug, title, number, files, lessons };
}

/** The served module with another text of one lesson, checked: nothing but words of that lesson may differ. */
export async function checkText(
  db: Kysely<Schema>,
  served: ServedModule,
  { path, text }: Pick<ServedLesson, 'path' | 'text'>,
): Promise<CheckedModule> {
  const files = new Map([...served.files, [path, Buffer.from(text)]]);
  const { module } = await checkModuleFiles(db, served.slug, files);
  if (!module) throw new Refusal('invalid', 'authoring.fix-breaks');
  const { obstacles, changed, items } = await planEdition(db, module);
  const kinds = new Map(items.map(({ id, kind }) => [id, kind]));
  if (obstacles.length > 0 || changed.some((id) => kinds.get(id) !== 'lesson'))
    throw new Refusal('invalid', 'authoring.fix-items');
  return module;
}

/** Publishes it as a minor version. Gives that version's id. */
export async function publishText(
  tx: Transaction<Schema>,
  deps: Deps,
  { served, module, by, reason }: { served: ServedModule; module: CheckedModule; by: string; reason: string },
): Promise<string> {
  await takeModule(tx, deps, module.head.id, by);
  const { number } = await planEdition(tx, module);
  const edition = { number, kind: 'minor' as const, redo: [], reason };
  const { versionId } = await publishModule(tx, deps, module, {
    by,
    actorId: by,
    from: 'studio',
    edition,
    basedOn: served.versionId,
  });
  return versionId;
}
