import type { Kysely } from 'kysely';
import { Refusal } from '#app/platform/refusal.ts';
import type { Question } from '#app/questions/question.ts';
import { preparedQuery, type SlotOf } from '#db/prepared-query.ts';
import type { Schema } from '#db/schema.ts';
import { getQuestionBody } from './question-bodies.server.ts';

/** The question at a position of this person's attempt, with its key: for reading a posted answer on the server. */
export async function getItemQuestion(
  db: Kysely<Schema>,
  input: { personId: string; attemptId: string; position: number },
): Promise<Question> {
  const [item] = await itemOf(db, input);
  if (!item) throw new Refusal('not-found', 'assessment.no-such-question');
  return getQuestionBody(db, item.question_hash);
}

const itemOf = preparedQuery((db, slot: SlotOf<{ personId: string; attemptId: string; position: number }>) =>
  db
    .selectFrom('attempt_items')
    .innerJoin('attempts', 'attempts.id', 'attempt_items.attempt_id')
    .select('question_hash')
    .where('attempts.id', '=', slot('attemptId'))
    .where('attempts.person_id', '=', slot('personId'))
    .where('attempt_items.position', '=', slot('position')),
);
