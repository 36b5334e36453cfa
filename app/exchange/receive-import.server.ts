import type { Kysely } from 'kysely';
import { fileKind } from '#app/authoring/draft.ts';
import { ownedByStudio } from '#app/authoring/owned-by-studio.ts';
import { checkModuleFiles } from '#app/curriculum/check-module-files.server.ts';
import { checkedFingerprint } from '#app/curriculum/checked-fingerprint.ts';
import type { ModuleFiles } from '#app/curriculum/module-files.ts';
import type { FileMap } from '#app/formats/file-map.ts';
import type { Actor } from '#app/identity/grants.ts';
import { importCourse } from '#app/interop/courses/import-course.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { zipOf } from './export-module.server.ts';
import type { ImportReport, LeftFile } from './import-report.ts';
import { inModuleFolder, withoutTopFolder } from './module-folder.ts';
import { moduleParts } from './module-parts.server.ts';
import { placeOfModule } from './place-of-module.server.ts';
import { readUpload, type Upload } from './read-upload.server.ts';

type Db = Kysely<Schema>;

/** What somebody says of a course that was written for another system. */
export interface CourseWish {
  intent: 'course';
  id: string;
  title: string;
  lang: string;
  /** What somebody can do after the module. */
  outcome: string;
}

export type ImportWish = { intent: 'module' } | CourseWish;

export type Received =
  | { ok: true; id: string }
  | { ok: false; problems: (LeftFile & { line?: number; column?: number })[] };

/** What of an upload is to become a draft. */
interface Found {
  moduleId: string;
  title: string;
  slug: string;
  files: ModuleFiles;
  report: Omit<ImportReport, 'counts' | 'problems' | 'fingerprint'>;
}

/** An upload that nobody made a draft of is kept so long. */
const keptMs = 24 * 60 * 60_000;
const mostProblems = 300;

/** Reads an upload and keeps what it would become, with a report, for the person to look at. Makes no draft yet. */
export async function receiveImport(
  db: Db,
  deps: Deps,
  { actor, key }: { actor: Actor; key: string },
  upload: Upload,
  wish: ImportWish,
): Promise<Received> {
  if (upload.bytes.length === 0) throw new Refusal('invalid', 'exchange.no-file');
  const read = await readUpload(upload);
  if (!read.ok) return read;
  const found =
    wish.intent === 'module'
      ? await findModule(db, actor, read.files, read.left)
      : await convertCourse(db, actor, wish, read.files, read.left);
  if ('problems' in found) return { ok: false, problems: found.problems };
  const row = await rowOf(db, deps, found);
  const ownerId = actor.personId;
  const id = await runOnce(db, deps, { actorId: ownerId, key }, async (tx) => {
    const old = new Date(deps.now().getTime() - keptMs).toISOString();
    await tx
      .deleteFrom('module_imports')
      .where((eb) => eb.or([eb('owner_id', '=', ownerId), eb('made_at', '<', old)]))
      .execute();
    const made = { ...row, id: deps.newId(), owner_id: ownerId, file_name: upload.name.slice(0, 200) };
    await tx.insertInto('module_imports').values(made).execute();
    return made.id;
  });
  return { ok: true, id };
}

async function rowOf(db: Db, deps: Deps, { moduleId, title, slug, files, report }: Found) {
  const { problems, module } = await checkModuleFiles(db, slug, files);
  const count = (kind: string) => [...files.keys()].filter((path) => fileKind(path) === kind).length;
  const whole: ImportReport = {
    ...report,
    counts: { lessons: count('lesson'), translations: count('translation'), pictures: count('picture') },
    problems: problems.slice(0, mostProblems),
    fingerprint: module && checkedFingerprint(module),
  };
  const made_at = deps.now().toISOString();
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipOf(slug, files, made_at).bytes) chunks.push(chunk);
  const archive = Buffer.concat(chunks);
  return { module_id: moduleId, slug, title, report: JSON.stringify(whole), archive, made_at };
}

async function findModule(
  db: Db,
  actor: Actor,
  given: FileMap,
  left: LeftFile[],
): Promise<Found | Extract<Received, { ok: false }>> {
  const found = inModuleFolder(given);
  if (!found.ok)
    throw new Refusal('invalid', found.folders.length === 0 ? 'exchange.no-module' : 'exchange.several-modules');
  const parts = await moduleParts(db, found.files);
  const { problems, reading } = await checkModuleFiles(db, 'upload', parts.files);
  const head = reading.head?.value;
  if (!head) return { ok: false, problems: problems.filter(({ file }) => file === 'module.yaml') };
  const { slug } = await placeOfModule(db, actor, head.id, found.folder);
  return {
    moduleId: head.id,
    title: head.title,
    slug,
    files: ownedByStudio(parts.files),
    report: { left: [...left, ...parts.left], remade: parts.remade, course: null },
  };
}

async function convertCourse(
  db: Db,
  actor: Actor,
  { id, title, lang, outcome }: CourseWish,
  given: FileMap,
  left: LeftFile[],
): Promise<Found | Extract<Received, { ok: false }>> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 60) throw new Refusal('invalid', 'exchange.bad-id');
  if (!isLine(title, 120)) throw new Refusal('invalid', 'exchange.bad-title');
  if (!isLine(outcome, 300)) throw new Refusal('invalid', 'exchange.bad-outcome');
  const place = await placeOfModule(db, actor, id, id);
  if (!place.isNew) throw new Refusal('invalid', 'exchange.id-taken');
  const lessons = await db
    .selectFrom('version_items')
    .select('item_id')
    .distinct()
    .where('kind', '=', 'lesson')
    .execute();
  const { files, report } = await importCourse(withoutTopFolder(given), {
    moduleId: id,
    title: title.trim(),
    lang,
    tracks: ['full'],
    outcome: { id: `${id.slice(0, 36)}-1`.replace('--', '-'), text: outcome.trim() },
    taken: new Set(lessons.map(({ item_id }) => item_id)),
  });
  if (!report.files.some(({ fate }) => fate === 'lesson')) {
    const refused = report.files.flatMap((file) =>
      file.fate === 'refused' ? [{ file: file.path, line: file.line, column: file.column, message: file.message }] : [],
    );
    if (refused.length > 0) return { ok: false, problems: refused };
    throw new Refusal('invalid', 'exchange.no-pages');
  }
  return { moduleId: id, title: title.trim(), slug: place.slug, files, report: { left, remade: [], course: report } };
}

/** One line of 1 to so many characters, as `module.yaml` asks. */
const isLine = (text: string, most: number) =>
  text.trim() !== '' && text.trim().length <= most && !/\p{Cc}|\p{Surrogate}/u.test(text.trim());
