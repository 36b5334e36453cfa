import type { Kysely } from 'kysely';
import { getAttempt } from '#app/assessment/get-attempt.server.ts';
import { getSheet } from '#app/assessment/get-sheet.server.ts';
import { getModuleBySlug } from '#app/curriculum/get-module-by-slug.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { WrongReason } from '#app/questions/question-model.ts';
import type { Schema } from '#db/schema.ts';
import { type AnswerElsewhere, saveFormAnswer } from './save-form-answer.server.ts';
import { startQuiz } from './start-quiz.server.ts';
import { submitQuiz } from './submit-quiz.server.ts';

export type QuizStep =
  | { intent: 'start'; key: string }
  | { intent: 'save'; attempt: string; position: number; go: number | 'check' }
  | { intent: 'save-all'; attempt: string }
  | { intent: 'submit'; attempt: string; key: string }
  | { intent: 'finish'; attempt: string; key: string };
type SheetStep = Exclude<QuizStep, { intent: 'start' }>;

/** Where the page goes on, or why it comes back. */
export type QuizAdvanced = { kind: 'go'; to: string } | ({ kind: 'held' } & HeldAnswers);

/** The answers of a form by position. Nothing of the wrong ones and of those given elsewhere is stored; the form keeps its text. */
export interface HeldAnswers {
  wrong: Record<number, WrongReason>;
  elsewhere: Record<number, AnswerElsewhere>;
  /** Sequence of each answer that is stored as the form has it. */
  saved: Record<number, number>;
}

interface Input {
  personId: string;
  moduleSlug: string;
  form: FormData;
  step: QuizStep;
}
type SheetInput = Omit<Input, 'step'> & { step: SheetStep };

/** One post of the quiz page. */
export async function advanceQuiz(db: Kysely<Schema>, deps: Deps, input: Input): Promise<QuizAdvanced> {
  const { personId, moduleSlug, step } = input;
  const module = await getModuleBySlug(db, moduleSlug);
  if (!module) throw new Refusal('not-found', 'curriculum.no-such-module');
  const quiz = `/learn/${module.slug}/quiz`;
  if (step.intent === 'start') {
    await startQuiz(db, deps, { personId, key: step.key, moduleId: module.id });
    return { kind: 'go', to: quiz };
  }
  const attempt = await getAttempt(db, personId, step.attempt);
  if (attempt?.moduleId !== module.id) throw new Refusal('not-found', 'record.no-such-attempt');
  const advanced = await advanceSheet(db, deps, { ...input, step });
  return typeof advanced === 'string' ? { kind: 'go', to: `${quiz}${advanced}` } : { kind: 'held', ...advanced };
}

/** The query of the page that comes next, or what holds this one. */
async function advanceSheet(db: Kysely<Schema>, deps: Deps, input: SheetInput): Promise<string | HeldAnswers> {
  const { step } = input;
  switch (step.intent) {
    case 'save':
      return (await save(db, deps, input, [step.position])) ?? `?q=${step.go}`;
    case 'save-all':
      return (await save(db, deps, input, await positionsOf(db, input, 'open'))) ?? '?q=check';
    case 'submit':
      return handIn(db, deps, input, { key: step.key, expect: 'open' });
    case 'finish': {
      const positions = await positionsOf(db, input, 'reteach');
      const held = await save(db, deps, input, positions).catch(whereClosed);
      return held ?? handIn(db, deps, input, { key: step.key, expect: 'reteach' });
    }
  }
}

/** Null where every answer is stored, or the one that was there is to stay. */
async function save(
  db: Kysely<Schema>,
  deps: Deps,
  { personId, form, step }: SheetInput,
  positions: number[],
): Promise<HeldAnswers | null> {
  const answers: HeldAnswers = { wrong: {}, elsewhere: {}, saved: {} };
  let held = false;
  for (const position of positions) {
    const saved = await saveFormAnswer(db, deps, { personId, attempt: step.attempt, position, form });
    if (saved.kind === 'wrong') answers.wrong[position] = saved.reason;
    else if (saved.kind === 'elsewhere') answers.elsewhere[position] = saved.stored;
    else answers.saved[position] = saved.sequence;
    held ||= saved.kind === 'wrong' || (saved.kind === 'elsewhere' && !saved.settled);
  }
  return held ? answers : null;
}

/**
 * The items that a form made in `status` holds. None once the sheet has moved on: fields of the first draw say nothing about
 * the parallel questions, and the hand-in itself answers for a sheet that was handed in meanwhile.
 */
async function positionsOf(
  db: Kysely<Schema>,
  { personId, step }: SheetInput,
  status: 'open' | 'reteach',
): Promise<number[]> {
  const sheet = await getSheet(db, personId, step.attempt);
  if (sheet?.attempt.status !== status) return [];
  const items = status === 'open' ? sheet.items : sheet.reteach.map(({ parallel }) => parallel);
  return items.map((item) => item.position);
}

/** A post that was sent twice may find the sheet closed by the first while it saves: the hand-in answers for both. */
function whereClosed(error: unknown): null {
  if (error instanceof Refusal && error.code === 'closed') return null;
  throw error;
}

async function handIn(
  db: Kysely<Schema>,
  deps: Deps,
  { personId, step }: SheetInput,
  act: { key: string; expect: 'open' | 'reteach' },
): Promise<string> {
  const submitted = await submitQuiz(db, deps, { personId, attemptId: step.attempt, ...act });
  return submitted.status === 'closed' ? `?attempt=${step.attempt}` : '';
}
