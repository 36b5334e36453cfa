import type { Kysely } from 'kysely';
import type { ModuleCheck } from '#app/curriculum/check-module-files.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { checkDraft } from '../check-draft.server.ts';
import { headPath } from '../draft.ts';
import { requireDraft } from '../get-draft.server.ts';
import { offeredBy } from '../questions/load-bank.server.ts';
import { placedProblems, schemaProblems } from './field-problems.ts';
import { textOf } from './field-values.ts';
import { lessonEntryOf, lessonFormOf } from './lesson-form.ts';
import { headOf, stampOf } from './load-details.server.ts';
import { moduleEntryOf, moduleFormOf, type RedoItem } from './module-form.ts';

/** While the details cannot be read: what was typed before that may still come back with an answer. */
const none = { form: null, stamp: '' };

/** The head of a lesson or of a translation as a form; no form while it cannot be read. */
export async function getLessonDetails(db: Kysely<Schema>, deps: Deps, moduleId: string, path: string) {
  const draft = await requireDraft(db, moduleId);
  const { entry, kind } = headOf(draft, path);
  if (kind === 'module') throw new Refusal('not-found', 'authoring.no-such-file');
  const page = {
    ...{ moduleId, path, kind, moduleTitle: draft.title, operationKey: deps.newId() },
    outcomes: offeredBy(draft).outcomes,
  };
  if (!entry) return { ...page, id: '', editor: { ...none, draftId: draft.id }, problems: [] };
  const form = lessonFormOf(kind, entry.value);
  const wrong = schemaProblems(kind, lessonEntryOf(form, entry.value));
  const { problems } = await checkDraft(db, draft);
  const others = placedProblems(
    entry,
    problems.filter(({ file }) => file === path),
    { isBody: true },
  );
  return {
    ...page,
    id: textOf(entry.value.id),
    editor: { draftId: draft.id, form, stamp: stampOf(form) },
    problems: wrong.length > 0 ? wrong : others,
  };
}

/** `module.yaml` as a form; no form while it cannot be read. */
export async function getModuleDetails(db: Kysely<Schema>, deps: Deps, moduleId: string) {
  const draft = await requireDraft(db, moduleId);
  const { entry } = headOf(draft, headPath);
  const page = { moduleId, moduleTitle: draft.title, operationKey: deps.newId() };
  if (!entry) return { ...page, id: '', editor: { ...none, draftId: draft.id }, items: [], problems: [] };
  const form = moduleFormOf(entry.value);
  const wrong = schemaProblems('module', moduleEntryOf(form, entry.value), form.outcomes);
  const check = await checkDraft(db, draft);
  const others = placedProblems(
    entry,
    check.problems.filter(({ file }) => file === headPath),
    { isBody: false, rows: form.outcomes },
  );
  return {
    ...page,
    id: textOf(entry.value.id),
    editor: { draftId: draft.id, form, stamp: stampOf(form) },
    items: redoItems(check),
    problems: wrong.length > 0 ? wrong : others,
  };
}

/** Each lesson with its blocks behind it, then the questions. */
function redoItems({ reading }: ModuleCheck): RedoItem[] {
  const lessons = reading.lessons.flatMap(({ value: { id, title, blocks } }) => [
    { id, title },
    ...blocks.map((block) => ({ id: block.id, title: `${title}: ${block.id}` })),
  ]);
  return [...lessons, ...reading.questions.map(({ question: { id, stem } }) => ({ id, title: stem }))];
}
