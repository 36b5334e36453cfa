import { type Kysely, sql } from 'kysely';
import { keyText } from '#app/curriculum/edition.ts';
import type { Question } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';

export interface MarkedByOldKey {
  questionId: string;
  /** Who handed it in marked by another key; null: fewer than five, of whom nothing is said. */
  people: number | null;
  /** Of these, whose answer was not right by that key. */
  notRight: number | null;
}

const fewest = 5;

/** Who was marked by a key that has changed, by question. Figures under five are not given, nor what would tell them. */
export async function countMarked(
  db: Kysely<Schema>,
  moduleId: string,
  questions: readonly Question[],
): Promise<MarkedByOldKey[]> {
  if (questions.length === 0) return [];
  const stored = await db
    .selectFrom('question_versions')
    .select(['hash', 'question_id', 'body'])
    .where(
      'question_id',
      'in',
      questions.map(({ id }) => id),
    )
    .execute();
  const keys = new Map(questions.map((question) => [question.id, keyText(question)]));
  const others = stored.filter((row) => keyText(JSON.parse(row.body) as Question) !== keys.get(row.question_id));
  const rows =
    others.length === 0
      ? []
      : await countPeople(
          db,
          moduleId,
          others.map(({ hash }) => hash),
        );
  const figure = (n: number) => (n < fewest ? null : n);
  return questions.map(({ id: questionId }) => {
    const { people = 0, missed = 0 } = rows.find((row) => row.question_id === questionId) ?? {};
    const notRight = people - missed < fewest ? null : figure(missed);
    return { questionId, people: figure(people), notRight: people < fewest ? null : notRight };
  });
}

async function countPeople(db: Kysely<Schema>, moduleId: string, hashes: string[]) {
  return db
    .selectFrom('attempts')
    .innerJoin('attempt_items', 'attempt_items.attempt_id', 'attempts.id')
    .innerJoin('question_versions', 'question_versions.hash', 'attempt_items.question_hash')
    .select(['question_id'])
    .select(sql<number>`count(distinct attempts.person_id)`.as('people'))
    .select(sql<number>`count(distinct case when attempt_items."right" = 0 then attempts.person_id end)`.as('missed'))
    .where('attempts.module_id', '=', moduleId)
    .where('attempts.status', '=', 'closed')
    .where('attempt_items.question_hash', 'in', hashes)
    .groupBy('question_id')
    .execute();
}
