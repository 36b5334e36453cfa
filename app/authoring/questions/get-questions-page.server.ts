import type { Kysely } from 'kysely';
import { getQuestions } from '#app/curriculum/get-questions.server.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import type { Problem } from '#app/curriculum/problem.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { QuestionType } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import { checkDraft } from '../check-draft.server.ts';
import { questionsPath } from '../draft.ts';
import { type Draft, getDraft } from '../get-draft.server.ts';
import type { BankEntry } from './bank.ts';
import { bankOf } from './load-bank.server.ts';
import { formOf } from './question-form.ts';

export interface ListedQuestion {
  id: string;
  type: QuestionType;
  stem: string;
  outcome: string;
  tracks: string[];
  critical: boolean;
  group: string;
  problems: number;
}

/** The questions of a module's draft, or of what is published where nobody writes. */
export async function getQuestionsPage(db: Kysely<Schema>, deps: Deps, moduleId: string) {
  const draft = await getDraft(db, moduleId);
  const published = (await listModules(db)).find(({ id }) => id === moduleId) ?? null;
  if (!draft && !published) throw new Refusal('not-found', 'authoring.no-such-module');
  const list = draft ? await listDraft(db, draft) : { questions: await listPublished(db, moduleId), problems: [] };
  return {
    moduleId,
    moduleTitle: draft?.title ?? published?.title ?? moduleId,
    draft: draft && { id: draft.id },
    ...list,
    operationKey: deps.newId(),
  };
}

/** `questions` is null while the file cannot be read; `problems` are those of the file that belong to no question. */
async function listDraft(db: Kysely<Schema>, draft: Draft) {
  const { entries } = bankOf(draft);
  const found = (await checkDraft(db, draft)).problems.filter(({ file }) => file === questionsPath);
  const inNone = (problem: Problem) => !entries?.some((entry) => isIn(entry, problem));
  return {
    questions: entries?.map((entry) => listed(entry, found.filter((problem) => isIn(entry, problem)).length)) ?? null,
    problems: found.filter(inNone),
  };
}

/** Whether a problem of the file is one of this entry. */
export function isIn({ lines: [first, last] }: BankEntry, { line }: Problem): boolean {
  return first <= line && line <= last;
}

function listed({ value }: Pick<BankEntry, 'value'>, problems: number): ListedQuestion {
  const { id, type, stem, outcome, tracks, critical, group } = formOf(value);
  return { id, type, stem, outcome, tracks, critical, group, problems };
}

async function listPublished(db: Kysely<Schema>, moduleId: string): Promise<ListedQuestion[]> {
  const bodies = await publishedQuestions(db, moduleId);
  return bodies.map(({ id, type, stem, outcome, tracks, critical, group }) => ({
    ...{ id, type, stem, outcome, tracks, critical, group: group ?? '', problems: 0 },
  }));
}

/** The questions of the version that is served. */
export async function publishedQuestions(db: Kysely<Schema>, moduleId: string) {
  const hashes = (await getCurrentFacts(db, moduleId))?.questions.map(({ hash }) => hash) ?? [];
  const bodies = await getQuestions(db, hashes);
  return hashes.flatMap((hash) => bodies.get(hash) ?? []);
}
