import type { Kysely } from 'kysely';
import { fillLocals, localNames } from '#app/blocks/local/fill-locals.ts';
import { checkLesson } from '#app/curriculum/check-lesson.server.ts';
import type { CheckedLesson } from '#app/curriculum/checked-content.ts';
import type { ModuleFiles } from '#app/curriculum/module-files.ts';
import { listLocals } from '#app/organisation/list-locals.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { checkDraft } from '../check-draft.server.ts';
import { fileKind, headPath, plainLines } from '../draft.ts';
import { adviceAt, adviceTask } from '../get-advice.server.ts';
import { type Draft, getDraftFiles, requireDraft } from '../get-draft.server.ts';
import { compilerInThread, lintInThread } from '../writing-thread.server.ts';
import { newestOnly, overtaken } from './newest-only.ts';
import type { CheckedText, PreviewAnswer, PreviewLesson, PreviewOfText } from './preview.ts';

const inTurn = newestOnly();

export interface TextToShow {
  moduleId: string;
  path: string;
  text: string;
}

/** What the check and the advice say of a text that somebody is writing, and how a lesson looks. Nothing is kept. The newest text wins. */
export async function previewText(
  db: Kysely<Schema>,
  deps: Deps,
  personId: string,
  { moduleId, path, text }: TextToShow,
): Promise<PreviewAnswer> {
  const answer = await inTurn(personId, `${moduleId}/${path}`, async (): Promise<PreviewOfText> => {
    const draft = await draftWith(db, { moduleId, path, text: plainLines(text) });
    const task = await adviceTask(db, deps, draft.files);
    if (fileKind(path) !== 'lesson') {
      const [checked, advice] = await Promise.all([checkFile(db, draft, path), lintInThread(task)]);
      return { kind: 'checked', ...checked, advice: adviceAt(path, advice) };
    }
    const compiler = compilerInThread(path, task);
    const checked = await checkIn(db, draft, path, compiler.compile);
    // Nothing was compiled where the head is broken, or where somebody else has this very text compiled at this moment.
    const advice = compiler.advice === undefined ? await lintInThread(task) : compiler.advice;
    return { kind: 'checked', ...checked, advice: adviceAt(path, advice) };
  });
  return answer === overtaken ? { kind: 'overtaken' } : answer;
}

/** The same without a turn and without advice, for a lesson that is saved. */
export async function checkText(db: Kysely<Schema>, shown: TextToShow): Promise<CheckedText> {
  return checkIn(db, await draftWith(db, shown), shown.path, compilerInThread(shown.path, null).compile);
}

type Texts = Pick<Draft, 'slug' | 'files'>;

async function checkIn(
  db: Kysely<Schema>,
  draft: Texts,
  path: string,
  compile: ReturnType<typeof compilerInThread>['compile'],
): Promise<CheckedText> {
  const files = await filesFor(db, draft, path);
  const { problems, lesson } = await checkLesson(db, { slug: draft.slug, files, path, compile });
  return { problems, lesson: lesson && (await asShown(db, lesson)) };
}

async function checkFile(db: Kysely<Schema>, draft: Texts, path: string): Promise<CheckedText> {
  const { problems } = await checkDraft(db, draft);
  return { problems: problems.filter(({ file }) => file === path), lesson: null };
}

/** The draft with this text in the place of the one that is stored. */
async function draftWith(db: Kysely<Schema>, { moduleId, path, text }: TextToShow): Promise<Texts> {
  const { slug, files } = await requireDraft(db, moduleId);
  const stored = files.find((file) => file.path === path);
  if (!stored || stored.text === null) throw new Refusal('not-found', 'authoring.no-such-file');
  return { slug, files: files.map((file) => (file === stored ? { ...file, text } : file)) };
}

/** A lesson with what it refers to, and nothing else of the module: this is read at every pause in typing. */
async function filesFor(db: Kysely<Schema>, { files }: Texts, path: string): Promise<ModuleFiles> {
  const text = files.find((file) => file.path === path)?.text ?? '';
  return getDraftFiles(db, {
    files: files.filter((file) =>
      file.kind === 'picture' ? text.includes(file.path) : file.path === path || file.path === headPath,
    ),
  });
}

async function asShown(
  db: Kysely<Schema>,
  { title, minutes, compiled, sources }: CheckedLesson,
): Promise<PreviewLesson> {
  const outline = compiled.outline.filter(({ depth }) => depth === 2).map(({ id, text }) => ({ id, text }));
  const segments = fillLocals(compiled.segments, await listLocals(db, localNames(compiled.segments)));
  return { title, minutes, segments, outline, sources };
}
