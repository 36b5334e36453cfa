import type { Kysely } from 'kysely';
import { getSheet } from '#app/assessment/get-sheet.server.ts';
import { getModuleBySlug } from '#app/curriculum/get-module-by-slug.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { WrongReason } from '#app/questions/question-model.ts';
import type { Schema } from '#db/schema.ts';
import { saveQuizAnswer } from './save-quiz-answer.server.ts';
import { startQuiz } from './start-quiz.server.ts';
import { submitQuiz } from './submit-quiz.server.ts';

export type QuizStep =
  | { intent: 'start'; key: string }
  | { intent: 'save'; attempt: string; position: number; go: number | 'check' }
  | { intent: 'save-all'; attempt: string }
  | { intent: 'submit'; attempt: string; key: string }
  | { intent: 'finish'; attempt: string; key: string };

/** Where the page goes on, or which answers could not be read (nothing of those is stored; the form keeps its text). */
export type QuizAdvanced = { kind: 'go'; search: string } | { kind: 'wrong'; wrong: Record<number, WrongReason> };

interface Input {
  personId: string;
  moduleSlug: string;
  form: FormData;
  step: QuizStep;
}

/** One post of the quiz page. */
export async function advanceQuiz(db: Kysely<Schema>, deps: Deps, input: Input): Promise<QuizAdvanced> {
  const { personId, step } = input;
  switch (step.intent) {
    case 'start': {
      const module = await getModuleBySlug(db, input.moduleSlug);
      if (!module) throw new Refusal('not-found', 'curriculum.no-such-module');
      await startQuiz(db, deps, { personId, key: step.key, moduleId: module.id });
      return { kind: 'go', search: '' };
    }
    case 'save':
      return saveThen(db, deps, input, [step.position], `?q=${step.go}`);
    case 'save-all':
      return saveThen(db, deps, input, await positionsOf(db, input, 'open'), '?q=check');
    case 'submit':
      return handIn(db, deps, { personId, key: step.key, attemptId: step.attempt, expect: 'open' });
    case 'finish': {
      const saved = await saveThen(db, deps, input, await positionsOf(db, input, 'reteach'), '');
      if (saved.kind === 'wrong') return saved;
      return handIn(db, deps, { personId, key: step.key, attemptId: step.attempt, expect: 'reteach' });
    }
  }
}

async function saveThen(
  db: Kysely<Schema>,
  deps: Deps,
  { personId, form, step }: Input,
  positions: number[],
  search: string,
): Promise<QuizAdvanced> {
  if (step.intent === 'start') throw new Error('nothing to save');
  const wrong: Record<number, WrongReason> = {};
  for (const position of positions) {
    const saved = await saveQuizAnswer(db, deps, { personId, attempt: step.attempt, position, form });
    if (saved.kind === 'wrong') wrong[position] = saved.reason;
  }
  return Object.keys(wrong).length > 0 ? { kind: 'wrong', wrong } : { kind: 'go', search };
}

/**
 * The items that a form made in `status` holds. None once the sheet has moved on: fields of the first draw say nothing about
 * the parallel questions, and the hand-in itself answers for a sheet that was handed in meanwhile.
 */
async function positionsOf(
  db: Kysely<Schema>,
  { personId, step }: Input,
  status: 'open' | 'reteach',
): Promise<number[]> {
  if (step.intent === 'start') throw new Error('nothing to save');
  const sheet = await getSheet(db, personId, step.attempt);
  if (sheet?.attempt.status !== status) return [];
  const items = status === 'open' ? sheet.items : sheet.reteach.map(({ parallel }) => parallel);
  return items.map((item) => item.position);
}

async function handIn(
  db: Kysely<Schema>,
  deps: Deps,
  input: { personId: string; key: string; attemptId: string; expect: 'open' | 'reteach' },
): Promise<QuizAdvanced> {
  const submitted = await submitQuiz(db, deps, input);
  return { kind: 'go', search: submitted.status === 'closed' ? `?attempt=${input.attemptId}` : '' };
}
