import { isDeepStrictEqual } from 'node:util';
import type { Kysely, Transaction } from 'kysely';
import type { HeadEntry } from '#app/curriculum/head-entry.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { headPath } from '../draft.ts';
import { requireDraft } from '../get-draft.server.ts';
import { type AfterSave, saveFile } from '../save-file.server.ts';
import { writeHead } from '../yaml/write-head.ts';
import type { Entry } from '../yaml/write-yaml.ts';
import { changeModuleForm, type DetailsStep, readDetailsStep, withOutcomes } from './change-module-form.ts';
import { type FieldProblem, schemaProblems, staysProblem } from './field-problems.ts';
import { type LessonForm, lessonEntryOf, lessonFormOf } from './lesson-form.ts';
import { type HeadOfFile, requireHead, stampOf } from './load-details.server.ts';
import { messages } from './messages.ts';
import { type ModuleForm, moduleEntryOf, moduleFormOf } from './module-form.ts';
import { namedOutcomes } from './named-outcomes.ts';
import { readLessonForm, readModuleForm } from './read-forms.ts';

/** The form again, with what was typed: after a button that does not save, a refusal, or because somebody else was quicker. */
export interface DetailsAgain<F> {
  /** Tells this answer from others: the form is drawn anew with it, and not once more when the page is loaded behind it. */
  drawn: string;
  form: F;
  problems: FieldProblem[];
  /** Id of the field to go on at. */
  focus: string | null;
  /** Somebody else has changed these details since the form was made. */
  stale: boolean;
  /** 200 where nothing was to be saved. */
  status: 200 | 409 | 422;
}

export type DetailsEdited<F> = { saved: true } | { again: DetailsAgain<F> };

export interface DetailsEdit {
  actorId: string;
  moduleId: string;
  draftId: string;
  /** Of the details that the form was made from. */
  stamp: string;
}

/**
 * What a button of the details of a lesson asks for. Unlike a text, a head that the schema refuses is not kept: without a readable one
 * the lesson is nothing that other pages could show.
 */
export async function editLessonDetails(
  db: Kysely<Schema>,
  deps: Deps,
  edit: DetailsEdit & { path: string },
  fields: FormData,
): Promise<DetailsEdited<LessonForm>> {
  return onNewest(() => editLesson(db, deps, edit, fields));
}

async function editLesson(
  db: Kysely<Schema>,
  deps: Deps,
  { path, ...edit }: DetailsEdit & { path: string },
  fields: FormData,
): Promise<DetailsEdited<LessonForm>> {
  const head = await requireHead(db, { ...edit, path });
  if (head.kind === 'module') throw new Refusal('not-found', 'authoring.no-such-file');
  const form = readLessonForm(head.kind, fields);
  const { entry } = head;
  if (!entry) return unreadable(deps, form);
  const next = lessonEntryOf(form, entry.value);
  return save(db, deps, edit, {
    ...{ head, entry, next, form, stored: lessonFormOf(head.kind, entry.value) },
    problems: schemaProblems(head.kind, next),
  });
}

/** The same for those of a module. An outcome that lessons or questions name stays. */
export async function editModuleDetails(
  db: Kysely<Schema>,
  deps: Deps,
  edit: DetailsEdit,
  fields: FormData,
): Promise<DetailsEdited<ModuleForm>> {
  return onNewest(() => editModule(db, deps, edit, fields));
}

async function editModule(
  db: Kysely<Schema>,
  deps: Deps,
  edit: DetailsEdit,
  fields: FormData,
): Promise<DetailsEdited<ModuleForm>> {
  const head = await requireHead(db, { ...edit, path: headPath });
  const form = readModuleForm(fields);
  const step = readDetailsStep(fields.get('do'));
  if (step) return again(deps, afterStep(form, step, head), 200);
  const { entry } = head;
  if (!entry) return unreadable(deps, form);
  const next = moduleEntryOf(form, entry.value);
  const named = namedOutcomes(head.draft.files, idsOf(form));
  const whole = withOutcomes(form, named);
  return save(db, deps, edit, {
    ...{ head, entry, next, form: whole, stored: moduleFormOf(entry.value) },
    problems: schemaProblems('module', next, form.outcomes),
    stays: named.map((each) => staysProblem(each, whole.outcomes)),
    after: (tx) => requireOutcomes(tx, head, form),
  });
}

/** Once more where the draft was changed between the look at it and the save: whether that matters is seen on the newest state. */
async function onNewest<T>(work: () => Promise<T>): Promise<T> {
  for (let left = 3; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 1 || !(error instanceof Refusal) || error.code !== 'stale') throw error;
    }
  }
}

const idsOf = ({ outcomes }: ModuleForm) => outcomes.map(({ id }) => id);

function afterStep(form: ModuleForm, step: DetailsStep, { draft }: HeadOfFile): Shown<ModuleForm> {
  const next = changeModuleForm(form, step, draft.moduleId);
  const needed = step.name === 'remove-outcome' ? namedOutcomes(draft.files, idsOf(next)) : [];
  const gone = needed.filter(({ id }) => idsOf(form).includes(id));
  if (gone.length > 0) return { form, problems: gone.map((each) => staysProblem(each, form.outcomes)), focus: null };
  return { form: next, problems: [], focus: focusAfter(next, step) };
}

function focusAfter({ outcomes }: ModuleForm, { name, key }: DetailsStep): string {
  switch (name) {
    case 'add-outcome':
      return `${outcomes.at(-1)?.key}-text`;
    case 'up':
      return `${key}-text`;
    case 'remove-outcome':
      return 'add-outcome';
    case 'add-edition':
      return 'editionNumber';
    default:
      return 'add-edition';
  }
}

/** While the draft is held: a question that was written a moment ago may name what is about to go. */
async function requireOutcomes(tx: Transaction<Schema>, { draft }: HeadOfFile, form: ModuleForm): Promise<void> {
  const { files } = await requireDraft(tx, draft.moduleId);
  const before = draft.files.filter(({ path }) => path === headPath);
  const others = files.filter(({ path }) => path !== headPath);
  if (namedOutcomes([...before, ...others], idsOf(form)).length > 0)
    throw new Refusal('stale', 'authoring.saved-by-another');
}

type Shown<F> = Pick<DetailsAgain<F>, 'form' | 'problems' | 'focus'>;

function again<F>(deps: Deps, shown: Shown<F>, status: DetailsAgain<F>['status']): { again: DetailsAgain<F> } {
  return { again: { drawn: deps.newId(), ...shown, stale: status === 409, status } };
}

function unreadable<F>(deps: Deps, form: F): { again: DetailsAgain<F> } {
  return again(deps, { form, problems: [{ field: null, text: messages.unreadable }], focus: null }, 422);
}

interface Save<F> {
  head: HeadOfFile;
  entry: HeadEntry;
  next: Entry;
  form: F;
  /** The form of what is stored. */
  stored: F;
  problems: FieldProblem[];
  /** Of what somebody wants to take away; where somebody else has brought it meanwhile, nobody did. */
  stays?: FieldProblem[];
  after?: AfterSave;
}

async function save<F extends object>(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, stamp }: DetailsEdit,
  { head, entry, next, form, stored, problems, stays = [], after }: Save<F>,
): Promise<DetailsEdited<F>> {
  const { draft, file, kind } = head;
  if (isDeepStrictEqual(next, entry.value)) return { saved: true };
  if (stampOf(stored) !== stamp) return again(deps, { form, problems, focus: null }, 409);
  // What no field can mend is the text's, and is kept with it.
  const wrong = [...problems.filter(({ field }) => field !== null), ...stays];
  if (wrong.length > 0) return again(deps, { form, problems: wrong, focus: null }, 422);
  const text = writeHead(kind, file.text, entry.yaml, next);
  const { path, revision } = file;
  await saveFile(db, deps, actorId, { draftId: draft.id, path, revision, text }, after);
  return { saved: true };
}
