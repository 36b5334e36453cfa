import type { Kysely } from 'kysely';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import { listRemarks } from '#app/learning/remarks/list-remarks.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { checkDraft } from '../check-draft.server.ts';
import { questionsPath } from '../draft.ts';
import { type Draft, getDraft } from '../get-draft.server.ts';
import { judge } from './edit-question.server.ts';
import { getAnswers } from './get-answers.server.ts';
import { isIn, publishedQuestions } from './get-questions-page.server.ts';
import { bankOf, offeredBy, stampOf } from './load-bank.server.ts';
import { formOf, newForm, newQuestion, questionTypes } from './question-form.ts';

/** Beside a question; the page of all remarks has the rest. */
const mostRemarks = 10;

/** A question to be edited, a new one of a type, or one only to be seen where the module has no draft. */
export async function getQuestionPage(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  { moduleId, id, type }: { moduleId: string; id: string; type: string | null },
) {
  const draft = await getDraft(db, moduleId);
  const page = draft ? await drafted(db, draft, id, type) : await published(db, moduleId, id);
  const remarks = await listRemarks(db, deps, { moduleId, itemId: id, handled: false, limit: mostRemarks });
  const answers = can(actor, 'see-analytics', { moduleId }) ? await getAnswers(db, moduleId, id) : [];
  return { moduleId, id, ...page, answers, remarks, operationKey: deps.newId() };
}

async function drafted(db: Kysely<Schema>, draft: Draft, id: string, type: string | null) {
  if (id === newQuestion) return empty(draft, type);
  const entry = bankOf(draft).entries?.find((each) => each.id === id);
  if (!entry) throw new Refusal('not-found', 'questions.no-such-question');
  const form = formOf(entry.value);
  const found = (await checkDraft(db, draft)).problems.filter(
    (each) => each.file === questionsPath && isIn(entry, each),
  );
  // What a schema says names the question, and stands at its field already.
  const others = found.filter(({ message }) => !message.includes(`(question ${id})`));
  return {
    moduleTitle: draft.title,
    editor: { draftId: draft.id, form, stamp: stampOf(entry), outcomes: offeredBy(draft).outcomes },
    ...judge(form, entry.value),
    others,
  };
}

async function published(db: Kysely<Schema>, moduleId: string, id: string) {
  const question = (await publishedQuestions(db, moduleId)).find((each) => each.id === id);
  if (!question) throw new Refusal('not-found', 'questions.no-such-question');
  const moduleTitle = (await listModules(db)).find((each) => each.id === moduleId)?.title ?? moduleId;
  return { moduleTitle, editor: null, question, problems: [], others: [] };
}

/** It is kept by its first save. */
function empty(draft: Draft, type: string | null) {
  const { outcomes, tracks } = offeredBy(draft);
  const form = newForm('', questionTypes.find((each) => each === type) ?? 'single', outcomes[0]?.id ?? '');
  const editor = { draftId: draft.id, form: { ...form, tracks }, stamp: '', outcomes };
  return { moduleTitle: draft.title, editor, question: null, problems: [], others: [] };
}
