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
  /** The module that the attempt has to be of, by an address it has or had. */
  moduleSlug?: string;
}

/** What an item asks never changes, nor whose it is, so what was read once stands: each answer needs it. */
const known = new WeakMap<Kysely<Schema>, Map<string, string>>();
const mostKnown = 20_000;

/** The question at a position of this person's attempt, with its key: for reading a posted answer on the server. */
export async function getItemQuestion(db: Kysely<Schema>, place: Place): Promise<Question> {
  const hashes = known.get(db) ?? new Map<string, string>();
  known.set(db, hashes);
  const name = `${place.personId} ${place.attemptId} ${place.position} ${place.moduleSlug ?? ''}`;
  const hash = hashes.get(name) ?? (await readHash(db, place));
  hashes.set(name, hash);
  if (hashes.size > mostKnown) hashes.delete(hashes.keys().next().value ?? '');
  return getQuestionBody(db, hash);
}

async function readHash(db: Kysely<Schema>, { moduleSlug, ...place }: Place): Promise<string> {
  const [item] = moduleSlug === undefined ? await itemOf(db, place) : await itemUnder(db, { ...place, moduleSlug });
  if (!item) throw new Refusal('not-found', 'assessment.no-such-question');
  return item.question_hash;
}

type ItemPlace = { personId: string; attemptId: string; position: number };

const itemQuery = (db: Kysely<Schema>, slot: SlotOf<ItemPlace>) =>
  db
    .selectFrom('attempt_items')
    .innerJoin('attempts', 'attempts.id', 'attempt_items.attempt_id')
    .select('question_hash')
    .where('attempts.id', '=', slot('attemptId'))
    .where('attempts.person_id', '=', slot('personId'))
    .where('attempt_items.position', '=', slot('position'));

const itemOf = preparedQuery((db, slot: SlotOf<ItemPlace>) => itemQuery(db, slot));

const itemUnder = preparedQuery((db, slot: SlotOf<ItemPlace & { moduleSlug: string }>) => {
  const now = db.selectFrom('modules').select('id').where('slug', '=', slot('moduleSlug'));
  const before = db.selectFrom('slug_history').select('module_id as id').where('slug', '=', slot('moduleSlug'));
  return itemQuery(db, slot).where('attempts.module_id', 'in', now.unionAll(before));
});
