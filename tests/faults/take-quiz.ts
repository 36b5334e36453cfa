import type { Kysely } from 'kysely';
import { getSheet } from '#app/assessment/get-sheet.server.ts';
import { saveResponse } from '#app/assessment/save-response.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Answer, Question } from '#app/questions/question.ts';
import { startQuiz } from '#app/record/start-quiz.server.ts';
import { submitQuiz } from '#app/record/submit-quiz.server.ts';
import type { Schema } from '#db/schema.ts';
import { rightAnswer, wrongAnswer } from '#tests/factories/questions.ts';
import { keyOf, type Said, type Step } from './said.ts';

export interface Sitting {
  personId: string;
  moduleId: string;
}

/**
 * Sits the whole quiz: the critical question is missed at first, so that there are two submissions. Goes on where an earlier
 * process was cut off, with the keys of then.
 */
export async function takeQuiz(db: Kysely<Schema>, deps: Deps, sitting: Sitting, say: (what: Said) => void) {
  const { personId, moduleId } = sitting;
  const { attemptId } = await startQuiz(db, deps, { personId, moduleId, key: `start-${personId}` });
  say({ say: 'started', attemptId });
  for (const step of ['open', 'reteach'] as const) {
    await answerAll(db, deps, { personId, attemptId }, say);
    say({ say: 'doing', step });
    await submitTwice(db, deps, { personId, attemptId, step }, say);
  }
}

async function answerAll(
  db: Kysely<Schema>,
  deps: Deps,
  { personId, attemptId }: { personId: string; attemptId: string },
  say: (what: Said) => void,
): Promise<void> {
  const sheet = await getSheet(db, personId, attemptId);
  const retaught = sheet?.reteach.map((each) => each.parallel) ?? [];
  const items = sheet?.attempt.status === 'open' ? sheet.items : retaught;
  for (const { position } of items) {
    const answer = await answerTo(db, attemptId, position);
    await saveResponse(db, deps, { personId, attemptId, position, sequence: 1, answer });
    say({ say: 'saved', attemptId, position, answer });
  }
}

async function answerTo(db: Kysely<Schema>, attemptId: string, position: number): Promise<Answer> {
  const { body, parallel_of } = await db
    .selectFrom('attempt_items')
    .innerJoin('question_versions', 'question_versions.hash', 'attempt_items.question_hash')
    .select(['body', 'parallel_of'])
    .where('attempt_id', '=', attemptId)
    .where('position', '=', position)
    .executeTakeFirstOrThrow();
  const question = JSON.parse(body) as Question;
  const missed = question.critical && question.group !== undefined && parallel_of === null;
  return missed ? wrongAnswer(question) : rightAnswer(question);
}

/** A double click: the same form twice at the same moment. */
async function submitTwice(
  db: Kysely<Schema>,
  deps: Deps,
  { personId, attemptId, step }: { personId: string; attemptId: string; step: Step },
  say: (what: Said) => void,
): Promise<void> {
  const submit = async () => {
    const key = keyOf(attemptId, step);
    const outcome = await submitQuiz(db, deps, { personId, attemptId, key, expect: step });
    say({ say: 'submitted', attemptId, step, outcome });
  };
  await Promise.all([submit(), submit()]);
}
