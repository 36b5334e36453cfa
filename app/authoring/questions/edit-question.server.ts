import type { Kysely } from 'kysely';
import { checkQuestion } from '#app/curriculum/check-question.ts';
import { canonicalJson } from '#app/platform/canonical-json.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Question } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import { questionsPath } from '../draft.ts';
import { saveFile } from '../save-file.server.ts';
import type { Entry } from '../yaml/write-yaml.ts';
import { addEntry, replaceEntry } from './bank.ts';
import { canConvert, changeForm, readStep, type Step } from './change-form.ts';
import { type FieldProblem, formProblems } from './form-problems.ts';
import { type Bank, newQuestionId, requireBank, stampOf } from './load-bank.server.ts';
import { messages } from './messages.ts';
import { entryOf, type QuestionForm } from './question-form.ts';
import { readQuestionForm } from './read-question-form.ts';

/** The form again, with what was typed: after a button that does not save, or because somebody else was quicker. */
export interface FormAgain {
  /** Tells this answer from others: the form is drawn anew with it, and not once more when the page is loaded behind it. */
  drawn: string;
  form: QuestionForm;
  problems: FieldProblem[];
  /** Its canonical form, for a look at it; null while something is wrong. */
  question: Question | null;
  /** Id of the field to go on at. */
  focus: string | null;
  /** Somebody else has changed the question since the form was made. */
  stale: boolean;
}

export interface QuestionEdit {
  actorId: string;
  moduleId: string;
  draftId: string;
  /** Of the form, which makes at most one new question. */
  key: string;
  /** Null for a new question. */
  id: string | null;
  stamp: string;
}

/** What a button of the editor asks for. Saving keeps the question, whole or broken, as the draft keeps every text. */
export async function editQuestion(
  db: Kysely<Schema>,
  deps: Deps,
  edit: QuestionEdit,
  fields: FormData,
): Promise<{ saved: string } | { again: FormAgain }> {
  const step = readStep(fields.get('do'));
  const id = edit.id ?? newQuestionId(edit.moduleId, edit);
  const form = { ...readQuestionForm(fields), id };
  if (step) return { again: { drawn: deps.newId(), ...shown(changeForm(form, step), step), stale: false } };
  const saved = await saveOften(() => saveForm(db, deps, { ...edit, newId: id }, form));
  if (saved) return { saved: id };
  return { again: { drawn: deps.newId(), ...shown(form, null), stale: true } };
}

/** False where somebody else has changed the same question since the form was made. */
async function saveForm(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, moduleId, draftId, id, newId, stamp }: QuestionEdit & { newId: string },
  form: QuestionForm,
): Promise<boolean> {
  const bank = await requireBank(db, moduleId, draftId);
  const stored = bank.entries.find((each) => each.id === newId);
  if (!stored && id !== null) throw new Refusal('not-found', 'questions.no-such-question');
  const entry = entryOf(form, stored?.value);
  if (stored && canonicalJson(stored.value) === canonicalJson(entry)) return true;
  if (stored && id !== null && stampOf(stored) !== stamp) return false;
  const text = stored ? replaceEntry(bank.text, entry) : addEntry(bank.text, entry);
  await saveBank(db, deps, actorId, bank, text);
  return true;
}

const mostTries = 8;

/** Again where another question of the same file was saved in the same moment: that is no reason to lose what was typed. */
export async function saveOften<T>(save: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await save();
    } catch (error) {
      const isOvertaken = error instanceof Refusal && error.reason === 'authoring.saved-by-another';
      if (!isOvertaken || tries === mostTries) throw error;
    }
  }
}

/** A save over a file that has changed since it was read a moment ago is refused as stale. */
export async function saveBank(
  db: Kysely<Schema>,
  deps: Deps,
  by: string,
  { draft, revision }: Pick<Bank, 'draft' | 'revision'>,
  text: string,
): Promise<void> {
  await saveFile(db, deps, by, { draftId: draft.id, path: questionsPath, revision, text });
}

function shown(form: QuestionForm, step: Step | null): Omit<FormAgain, 'stale' | 'drawn'> {
  const { question, problems } = judge(form);
  const listed = step && step.name !== 'preview' ? stepProblems(form, step) : problems;
  return { form, question, problems: listed, focus: step && focusAfter(form, step) };
}

/** What is wrong with the question that a form holds. */
export function judge(form: QuestionForm, stored?: Entry): { question: Question | null; problems: FieldProblem[] } {
  const entry = entryOf(form, stored);
  const { question, issues } = checkQuestion(entry);
  return { question, problems: formProblems(form, entry, issues) };
}

/** While somebody still writes, only what their button could not do. */
function stepProblems(form: QuestionForm, { name }: Step): FieldProblem[] {
  return name === 'convert' && !canConvert(form) ? [{ field: 'right', text: messages.oneRight }] : [];
}

function focusAfter({ rows, right }: QuestionForm, { name, id }: Step): string {
  switch (name) {
    case 'add':
      return `row-${rows.at(-1)?.id}-text`;
    case 'up':
      return `row-${id}-text`;
    case 'add-match':
      return `match-${right.at(-1)?.id}-text`;
    case 'preview':
      return 'preview';
    default:
      return 'add';
  }
}
