import { type Kysely, sql, type Transaction } from 'kysely';
import type { Answer, QuestionType } from '#app/questions/question.ts';
import { lockName } from '#db/dialect/lock.ts';
import type { Schema } from '#db/schema.ts';
import { type CountedAnswer, countAnswers, fewestPeople, groupBy } from './item-counts.ts';

/** Answers that one transaction counts. */
const atOnce = 1000;
/** Rows of one statement. */
const rowsAtOnce = 500;

/**
 * Adds first answers that wait to `item_totals`, of each question version at least five at once; fewer wait on. Each answer is
 * counted exactly once: it stops waiting in the transaction that counts it.
 */
export async function countItems(db: Kysely<Schema>): Promise<void> {
  // Asked without a transaction first: the usual answer is "nothing", and it must not wait for the writer.
  while (await enoughWait(db)) {
    const counted = await db.transaction().execute(async (tx) => {
      await lockName(tx, 'item-totals');
      return countSome(tx);
    });
    if (counted === 0) return;
  }
}

const waiting = (db: Kysely<Schema>) =>
  db
    .selectFrom('uncounted_items')
    .select('question_hash')
    .groupBy('question_hash')
    .having((eb) => eb.fn.countAll(), '>=', fewestPeople);

async function enoughWait(db: Kysely<Schema>): Promise<boolean> {
  return (await waiting(db).limit(1).executeTakeFirst()) !== undefined;
}

async function countSome(tx: Transaction<Schema>): Promise<number> {
  const found = await answersQuery(tx)
    .innerJoin('uncounted_items as wait', (join) =>
      join.onRef('wait.attempt_id', '=', 'item.attempt_id').onRef('wait.question_hash', '=', 'item.question_hash'),
    )
    .where('wait.question_hash', 'in', waiting(tx))
    .orderBy('wait.question_hash')
    .orderBy('wait.attempt_id')
    .limit(atOnce)
    .execute();
  const byHash = groupBy(found, ({ hash }) => hash);
  // The limit may have cut the last one short.
  for (const [hash, rows] of byHash) if (rows.length < fewestPeople) byHash.delete(hash);
  const rows = [...byHash.values()].flat();
  const counts = [...countAnswers(rows.map(toAnswer)).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  for (let from = 0; from < counts.length; from += rowsAtOnce) {
    await tx
      .insertInto('item_totals')
      .values(
        counts.slice(from, from + rowsAtOnce).map(([, { hash, ...count }]) => ({ question_hash: hash, ...count })),
      )
      .onConflict((conflict) =>
        conflict.columns(['question_hash', 'option', 'band']).doUpdateSet({
          n: sql`item_totals.n + excluded.n`,
          sum: sql`item_totals.sum + excluded.sum`,
        }),
      )
      .execute();
  }
  for (const [hash, own] of byHash) {
    await tx
      .deleteFrom('uncounted_items')
      .where('question_hash', '=', hash)
      .where('attempt_id', '<=', own.at(-1)?.attempt_id ?? '')
      .execute();
  }
  return rows.length;
}

/** Graded lines of sheets with what is counted of them. */
export function answersQuery(db: Kysely<Schema>) {
  return db
    .selectFrom('attempt_items as item')
    .innerJoin('question_versions', 'question_versions.hash', 'item.question_hash')
    .leftJoin('responses', (join) =>
      join.onRef('responses.attempt_id', '=', 'item.attempt_id').onRef('responses.position', '=', 'item.position'),
    )
    .select(['item.attempt_id', 'item.question_hash as hash', 'question_versions.type', 'responses.answer'])
    .select(['item.points', 'item.max', 'item.right'])
    .select(({ selectFrom }) => {
      const drawn = selectFrom('attempt_items as each')
        .whereRef('each.attempt_id', '=', 'item.attempt_id')
        .where('each.parallel_of', 'is', null);
      return [
        drawn.select((eb) => eb.fn.sum<number>('each.points').as('n')).as('all_points'),
        drawn.select((eb) => eb.fn.sum<number>('each.max').as('n')).as('all_max'),
      ];
    });
}

type AnswerRow = Awaited<ReturnType<ReturnType<typeof answersQuery>['execute']>>[number];

export function toAnswer(row: AnswerRow): CountedAnswer {
  const points = row.points ?? 0;
  return {
    hash: row.hash,
    type: row.type as QuestionType,
    answer: row.answer === null ? null : (JSON.parse(row.answer) as Answer | null),
    points,
    right: row.right === 1,
    rest: { points: (row.all_points ?? 0) - points, max: (row.all_max ?? 0) - (row.max ?? 0) },
  };
}
