import type { Kysely, Transaction } from 'kysely';
import { stringify } from 'yaml';
import { lessonFileName } from '#app/curriculum/lesson-file-name.ts';
import { lessonHead } from '#app/curriculum/lesson-head.ts';
import { translationStart } from '#app/curriculum/translation-start.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { fileKind, translationOf } from './draft.ts';
import { messages } from './messages.ts';
import { touchDraft, writeFile } from './write-draft.server.ts';

type Tx = Transaction<Schema>;

export type FilesChange =
  | { intent: 'add-lesson'; title: string }
  | { intent: 'remove-file'; path: string; revision: number }
  /** Towards the beginning. */
  | { intent: 'move-up'; path: string }
  | { intent: 'translate'; path: string; lang: string };

/** Adds, removes or moves files of a draft; gives the path of what was changed. */
export async function changeFiles(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  { draftId, ...change }: { draftId: string } & FilesChange,
): Promise<string> {
  return runOnce(db, deps, { actorId, key }, async (tx) => {
    const { moduleId } = await touchDraft(tx, deps, draftId);
    const files = await listFiles(tx, draftId);
    if (change.intent === 'add-lesson')
      return addLesson(tx, deps, { draftId, moduleId, by: actorId, files }, change.title);
    if (change.intent === 'translate') return addTranslation(tx, deps, { draftId, by: actorId, files }, change);
    if (change.intent === 'remove-file') {
      await removeFile(tx, deps, { draftId, by: actorId }, change);
      return change.path;
    }
    return moveUp(tx, deps, { draftId, by: actorId, files }, change.path);
  });
}

async function listFiles(tx: Tx, draftId: string) {
  return tx
    .selectFrom('draft_files')
    .select(['path', 'text'])
    .where('draft_id', '=', draftId)
    .orderBy('path')
    .execute();
}

interface Where {
  draftId: string;
  by: string;
  files: { path: string; text: string | null }[];
}

async function addLesson(
  tx: Tx,
  deps: Deps,
  { draftId, moduleId, by, files }: Where & { moduleId: string },
  given: string,
): Promise<string> {
  const title = given.trim();
  if (title === '' || title.length > 120) throw new Refusal('invalid', 'authoring.bad-title');
  const last = files.filter(({ path }) => fileKind(path) === 'lesson').at(-1);
  const position = Number(last?.path.slice(0, 2) ?? 0) + 1;
  if (position > 99) throw new Refusal('invalid', 'authoring.too-many-lessons');
  const path = lessonFileName(position, title);
  const id = `${moduleId}-${deps.newId().slice(-8)}`.slice(-80);
  const { tracks, outcomes } = lessonHead(last?.text ?? '') ?? { tracks: ['full'], outcomes: [`${moduleId}-1`] };
  const head = stringify({ id, title, minutes: 5, tracks, outcomes }, { lineWidth: 0 });
  const text = `---\n${head}---\n\n${messages.template.lesson.text}\n`;
  await writeFile(tx, deps, { draftId, path, by }, { text, sha256: null });
  return path;
}

/** A translation begins as its source, to be written over; one of the questions has what a translator writes. */
async function addTranslation(
  tx: Tx,
  deps: Deps,
  { draftId, by, files }: Where,
  { path, lang }: { path: string; lang: string },
): Promise<string> {
  const source = files.find((file) => file.path === path)?.text;
  const kind = fileKind(path);
  if (source === undefined || source === null || (kind !== 'lesson' && kind !== 'questions'))
    throw new Refusal('not-found', 'authoring.no-such-file');
  const name = path.replace(/\.(mdx|yaml)$/, `.${lang}.$1`);
  if (translationOf(name) === null) throw new Refusal('invalid', 'authoring.no-such-language');
  if (files.some((file) => file.path === name)) throw new Refusal('invalid', 'authoring.translated-already');
  const text = translationStart(source);
  if (text === null) throw new Refusal('invalid', 'authoring.source-unreadable');
  await writeFile(tx, deps, { draftId, path: name, by }, { text, sha256: null });
  return name;
}

async function removeFile(
  tx: Tx,
  deps: Deps,
  { draftId, by }: Omit<Where, 'files'>,
  { path, revision }: { path: string; revision: number },
): Promise<void> {
  const kind = fileKind(path);
  if (kind !== 'lesson' && kind !== 'translation' && kind !== 'picture')
    throw new Refusal('invalid', 'authoring.file-stays');
  const stored = await tx
    .selectFrom('draft_files')
    .select('revision')
    .where('draft_id', '=', draftId)
    .where('path', '=', path)
    .executeTakeFirst();
  if (!stored) throw new Refusal('not-found', 'authoring.no-such-file');
  if (stored.revision !== revision) throw new Refusal('stale', 'authoring.saved-by-another');
  await writeFile(tx, deps, { draftId, path, by }, { text: null, sha256: null });
}

/** Two lessons change their numbers, with their translations; each file keeps its history under its new name. */
async function moveUp(tx: Tx, deps: Deps, { draftId, files }: Where, path: string): Promise<string> {
  const paths = files.map((file) => file.path);
  const lessons = paths.filter((each) => fileKind(each) === 'lesson');
  const at = lessons.indexOf(path);
  const above = lessons[at - 1];
  if (at < 0) throw new Refusal('not-found', 'authoring.no-such-file');
  if (above === undefined) return path;
  const [up, down] = [above.slice(0, 2), path.slice(0, 2)];
  const family = (lesson: string) => paths.filter((each) => each === lesson || translationOf(each)?.source === lesson);
  const moves = [
    ...family(path).map((from) => ({ from, to: up + from.slice(2) })),
    ...family(above).map((from) => ({ from, to: down + from.slice(2) })),
  ];
  const aside = deps.newId();
  const rename = async (from: string, to: string) => {
    for (const table of ['draft_files', 'draft_revisions'] as const) {
      await tx.updateTable(table).set({ path: to }).where('draft_id', '=', draftId).where('path', '=', from).execute();
    }
  };
  for (const { from } of moves) await rename(from, aside + from);
  for (const { from, to } of moves) await rename(aside + from, to);
  return up + path.slice(2);
}
