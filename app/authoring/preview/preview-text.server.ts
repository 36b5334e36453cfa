import type { Kysely } from 'kysely';
import { fillLocals, localNames } from '#app/blocks/local/fill-locals.ts';
import { checkLesson } from '#app/curriculum/check-lesson.server.ts';
import type { CheckedLesson } from '#app/curriculum/checked-content.ts';
import type { ModuleFiles } from '#app/curriculum/module-files.ts';
import { listLocals } from '#app/organisation/list-locals.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { checkDraft } from '../check-draft.server.ts';
import { fileKind, headPath, plainLines } from '../draft.ts';
import { requireDraft } from '../get-draft.server.ts';
import { newestOnly, overtaken } from './newest-only.ts';
import type { PreviewAnswer, PreviewLesson, PreviewOfText } from './preview.ts';

const inTurn = newestOnly();

export interface TextToShow {
  moduleId: string;
  path: string;
  text: string;
}

/** What the check says of a text that somebody is writing, and how a lesson looks. Nothing is kept. The newest text wins. */
export async function previewText(
  db: Kysely<Schema>,
  personId: string,
  { moduleId, path, text }: TextToShow,
): Promise<PreviewAnswer> {
  const answer = await inTurn(personId, `${moduleId}/${path}`, () =>
    checkText(db, { moduleId, path, text: plainLines(text) }),
  );
  return answer === overtaken ? { kind: 'overtaken' } : answer;
}

/** The same without a turn, for a text that is saved. */
export async function checkText(db: Kysely<Schema>, { moduleId, path, text }: TextToShow): Promise<PreviewOfText> {
  if (fileKind(path) === 'lesson') {
    const { slug, files } = await filesAround(db, moduleId, path, text);
    const { problems, lesson } = await checkLesson(db, { slug, files, path });
    return { kind: 'checked', problems, lesson: lesson && (await asShown(db, lesson)) };
  }
  const { problems } = await checkDraft(db, await requireDraft(db, moduleId), { [path]: text });
  return { kind: 'checked', problems: problems.filter(({ file }) => file === path), lesson: null };
}

/** The lesson with what it refers to, and nothing else of the module: this is read at every pause in typing. */
async function filesAround(
  db: Kysely<Schema>,
  moduleId: string,
  path: string,
  text: string,
): Promise<{ slug: string; files: ModuleFiles }> {
  const rows = await db
    .selectFrom('drafts')
    .innerJoin('draft_files', 'draft_files.draft_id', 'drafts.id')
    .select(['slug', 'path', 'sha256'])
    .select((eb) => eb.case().when('path', '=', headPath).then(eb.ref('text')).end().as('text'))
    .where('module_id', '=', moduleId)
    .where('state', '!=', 'closed')
    .execute();
  const draft = rows[0];
  if (!draft) throw new Refusal('not-found', 'authoring.no-draft');
  if (!rows.some((row) => row.path === path)) throw new Refusal('not-found', 'authoring.no-such-file');
  const shown = rows.filter((row) => row.sha256 !== null && text.includes(row.path));
  const bytesOf = await pictures(
    db,
    shown.map(({ sha256 }) => sha256 ?? ''),
  );
  const files = new Map([
    ...rows.flatMap((row) => (row.text === null ? [] : [[row.path, Buffer.from(row.text)] as const])),
    ...shown.map((row) => [row.path, bytesOf.get(row.sha256 ?? '') ?? Buffer.alloc(0)] as const),
    [path, Buffer.from(text)] as const,
  ]);
  return { slug: draft.slug, files };
}

async function pictures(db: Kysely<Schema>, hashes: string[]): Promise<ReadonlyMap<string, Buffer>> {
  if (hashes.length === 0) return new Map();
  const rows = await db.selectFrom('assets').select(['sha256', 'bytes']).where('sha256', 'in', hashes).execute();
  return new Map(rows.map(({ sha256, bytes }) => [sha256, bytes]));
}

async function asShown(
  db: Kysely<Schema>,
  { title, minutes, compiled, sources }: CheckedLesson,
): Promise<PreviewLesson> {
  const outline = compiled.outline.filter(({ depth }) => depth === 2).map(({ id, text }) => ({ id, text }));
  const segments = fillLocals(compiled.segments, await listLocals(db, localNames(compiled.segments)));
  return { title, minutes, segments, outline, sources };
}
