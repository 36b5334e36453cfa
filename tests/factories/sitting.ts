import type { Kysely } from 'kysely';
import { listSeenQuestions } from '#app/assessment/list-seen-questions.server.ts';
import { saveResponse } from '#app/assessment/save-response.server.ts';
import { type StartInput, startAttempt } from '#app/assessment/start-attempt.server.ts';
import { submitAttempt } from '#app/assessment/submit-attempt.server.ts';
import type { ResponseInput } from '#app/assessment/write-response.server.ts';
import type { Question } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { makeModule } from './assessment.ts';
import { makePerson } from './people.ts';
import { rightAnswer, wrongAnswer } from './questions.ts';

export type Sitting = Awaited<ReturnType<typeof begin>>;

/** A person with a module, and what a test does in their name. */
export async function begin(db: Kysely<Schema>) {
  const deps = testDeps();
  const person = await makePerson(db);
  const { facts, questions } = await makeModule(db);
  const personId = person.id;
  const defaults = { personId, facts, track: 'full' as const, scope: 'whole' as const, since: 0, cycleId: 'cycle-1' };
  const start = async (more: Partial<StartInput> = {}) => {
    const seen = await listSeenQuestions(db, personId, facts.moduleId);
    return db.transaction().execute((tx) => startAttempt(tx, deps, { ...defaults, seen, ...more }));
  };
  const submit = (attemptId: string, cause: 'learner' | 'time' = 'learner') =>
    db.transaction().execute((tx) => submitAttempt(tx, deps, { personId, attemptId, cause }));
  const save = (input: Omit<ResponseInput, 'personId'>) => saveResponse(db, deps, { personId, ...input });
  return { db, deps, personId, facts, questions, start, submit, save };
}

/** The question that a hash of the sheet stands for. */
export const ofHash = ({ facts, questions }: Sitting, hash: string): Question => {
  const { id } = facts.questions.find((each) => each.hash === hash) ?? {};
  return questions.find((question) => question.id === id) as Question;
};

/** Answers every open line: right, but wrong for the ids named. */
export async function answerAll(given: Sitting, attemptId: string, wrong: string[] = [], sequence = 1): Promise<void> {
  const rows = await given.db
    .selectFrom('attempt_items')
    .selectAll()
    .where('attempt_id', '=', attemptId)
    .where('points', 'is', null)
    .execute();
  for (const row of rows) {
    const question = ofHash(given, row.question_hash);
    const answer = wrong.includes(question.id) ? wrongAnswer(question) : rightAnswer(question);
    await given.save({ attemptId, position: row.position, sequence, answer });
  }
}

/** Position of a question by its id; -1 where it is not on the sheet. */
export const idAt = async (given: Sitting, attemptId: string, id: string): Promise<number> => {
  const rows = await given.db.selectFrom('attempt_items').selectAll().where('attempt_id', '=', attemptId).execute();
  return rows.find((row) => ofHash(given, row.question_hash).id === id)?.position ?? -1;
};
