import type { Kysely } from 'kysely';
import { type Actor, can } from '#app/identity/grants.ts';
import type { QuestionType } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import type { Entry } from '../yaml/write-yaml.ts';
import { type AnalysedQuestion, looksWrong } from './answer-signs.ts';
import { analysedQuestions } from './get-analytics-page.server.ts';
import { type ListedBank, listBanks } from './list-banks.server.ts';
import type { QuestionFilter } from './question-filter.ts';
import { formOf } from './question-form.ts';
import { asSought, wordsOf } from './words-of.ts';

/** Rows of a page. */
const atOnce = 50;

export interface FoundQuestion {
  moduleId: string;
  moduleTitle: string;
  isDraft: boolean;
  /** Empty where it has none that can be read. */
  id: string;
  stem: string;
  type: QuestionType;
  outcome: string;
  critical: boolean;
  /** Remarks of learners that wait for an answer. */
  remarks: number;
  /** Of the wording that learners get now; null under five people, and where the actor may not see it. */
  answers: AnalysedQuestion | null;
  looksWrong: boolean;
}

/** The questions of every module that the actor may write, by module and in the order of its bank, a page of those that fit. */
export async function getAllQuestionsPage(db: Kysely<Schema>, actor: Actor, filter: QuestionFilter) {
  const banks = await listBanks(db, actor);
  const chosen = banks.filter(({ moduleId }) => filter.module === undefined || moduleId === filter.module);
  const { questions, next, unread } = await readPage(db, actor, chosen, filter);
  return {
    filter,
    questions,
    next,
    /** Drafts whose questions cannot be read as they stand. */
    unread,
    modules: banks.map(({ moduleId, title }) => ({ id: moduleId, title })),
    outcomes: outcomesOf(chosen),
    mayAnalyse: banks.some(({ moduleId }) => can(actor, 'see-analytics', { moduleId })),
  };
}

async function readPage(db: Kysely<Schema>, actor: Actor, banks: ListedBank[], filter: QuestionFilter) {
  const questions: FoundQuestion[] = [];
  const unread: { id: string; title: string }[] = [];
  const remarksOf = await countRemarks(
    db,
    banks.map(({ moduleId }) => moduleId),
  );
  const [from = '', place = '-1'] = filter.after?.split('.') ?? [];
  const first = Math.max(
    0,
    banks.findIndex(({ moduleId }) => moduleId === from),
  );
  let last = '';
  for (const bank of banks.slice(first)) {
    const entries = await bank.entries();
    if (entries === null) unread.push({ id: bank.moduleId, title: bank.title });
    const mayAnalyse = can(actor, 'see-analytics', { moduleId: bank.moduleId });
    const answers = new Map(
      (mayAnalyse ? await analysedQuestions(db, bank.served) : []).map((each) => [each.id, each]),
    );
    const begin = bank.moduleId === from ? Number(place) + 1 : 0;
    for (const [index, entry] of (entries ?? []).entries()) {
      if (index < begin) continue;
      const question = found(bank, entry, answers, remarksOf);
      if (!fits(question, entry, filter)) continue;
      if (questions.length === atOnce) return { questions, next: last, unread };
      questions.push(question);
      last = `${bank.moduleId}.${index}`;
    }
  }
  return { questions, next: null, unread };
}

function found(
  { moduleId, title, isDraft }: ListedBank,
  entry: Entry,
  answers: ReadonlyMap<string, AnalysedQuestion>,
  remarksOf: ReadonlyMap<string, number>,
): FoundQuestion {
  const { id, stem, type, outcome, critical } = formOf(entry);
  const own = answers.get(id) ?? null;
  const remarks = remarksOf.get(`${moduleId}/${id}`) ?? 0;
  return {
    ...{ moduleId, moduleTitle: title, isDraft, id, stem, type, outcome, critical, remarks },
    ...{ answers: own, looksWrong: own !== null && looksWrong(own) },
  };
}

function fits(
  question: FoundQuestion,
  entry: Entry,
  { q = '', type, outcome, remarks, signs }: QuestionFilter,
): boolean {
  if (type !== undefined && question.type !== type) return false;
  if (outcome !== undefined && question.outcome !== outcome) return false;
  if (remarks !== undefined && question.remarks === 0) return false;
  if (signs !== undefined && !question.looksWrong) return false;
  const sought = asSought(q).split(' ').filter(Boolean);
  if (sought.length === 0) return true;
  const words = asSought(wordsOf(entry));
  return sought.every((word) => words.includes(word));
}

/** Each once, as its first module says it. */
function outcomesOf(banks: ListedBank[]): { id: string; text: string }[] {
  const all = banks.flatMap(({ outcomes }) => outcomes);
  const once = new Map(all.toReversed().map((outcome) => [outcome.id, outcome]));
  return [...once.values()].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

/** By `module/question`: those that wait. */
async function countRemarks(db: Kysely<Schema>, moduleIds: string[]): Promise<Map<string, number>> {
  if (moduleIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('remarks')
    .select(['module_id', 'item_id'])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('module_id', 'in', moduleIds)
    .where('kind', '=', 'question')
    .where('handled_at', 'is', null)
    .groupBy(['module_id', 'item_id'])
    .execute();
  return new Map(rows.map(({ module_id, item_id, n }) => [`${module_id}/${item_id}`, n]));
}
