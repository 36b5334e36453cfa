import type { Kysely } from 'kysely';
import { Refusal } from '#app/platform/refusal.ts';
import type { Question } from '#app/questions/question.ts';
import { preparedQuery, type SlotOf } from '#db/prepared-query.ts';
import type { Schema } from '#db/schema.ts';
import { getQuestionBody } from './question-bodies.server.ts';

interface Place {
  personId: string;
  attemptId: string;
  position: number;
}

/** What an item asks never changes, so what was read once stands: each answer needs it. */
const known = new WeakMap<Kysely<Schema>, Map<string, string>>();
const mostKnown = 20_000;

/** The question at a position of this person's attempt, with its key: for reading a posted answer on the server. */
export async function getItemQuestion(db: Kysely<Schema>, place: Place): Promise<Question> {
  const hashes = known.get(db) ?? new Map<string, string>();
  known.set(db, hashes);
  const name = `${place.personId} ${place.attemptId} ${place.position}`;
  const hash = hashes.get(name) ?? (await readHash(db, place));
  hashes.set(name, hash);
  if (hashes.size > mostKnown) hashes.delete(hashes.keys().next().value ?? '');
  return getQuestionBody(db, hash);
}

async function readHash(db: Kysely<Schema>, place: Place): Promise<string> {
  const [item] = await itemOf(db, { ...place });
  if (!item) throw new Refusal('not-found', 'assessment.no-such-question');
  return item.question_hash;
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
