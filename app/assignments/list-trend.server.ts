import { type Kysely, sql } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import { byNumber, preparedQuery, type SlotOf } from '#db/prepared-query.ts';
import type { Schema } from '#db/schema.ts';
import { everywhere, type Facet } from './due-totals.ts';
import type { TrendPoint } from './trend.ts';

/** The points of units together that have nobody in common, by day; a day that was not recorded to its end has none. */
export async function listTrend(
  db: Kysely<Schema>,
  asked: { unitIds: string[]; facet: Facet; facetId: string; from: CalendarDate },
): Promise<TrendPoint[]> {
  const { unitIds, facet, facetId, from } = asked;
  if (unitIds.length === 0) return [];
  const units = Object.fromEntries(unitIds.map((id, index) => [`unit${index}`, id]));
  return pointsOf(unitIds.length)(db, { facet, facetId, from, ...units });
}

type Values = { facet: Facet; facetId: string; from: CalendarDate } & Record<`unit${number}`, string>;

const pointsOf = byNumber((units) =>
  preparedQuery((db, slot: SlotOf<Values>) => {
    const unitIds = Array.from({ length: units }, (_, index) => slot(`unit${index}`));
    const whole = db
      .selectFrom('trend_points as whole')
      .select('whole.on')
      .where('whole.unit_id', '=', sql.lit(everywhere))
      .where('whole.facet', '=', sql.lit('person'))
      .where('whole.on', '>=', slot('from'));
    return db
      .selectFrom('trend_points')
      .where('unit_id', 'in', unitIds)
      .where('facet', '=', slot('facet'))
      .where('facet_id', '=', slot('facetId'))
      .where('on', '>=', slot('from'))
      .where('on', 'in', whole)
      .groupBy('on')
      .orderBy('on')
      .select('on')
      .select(({ fn }) => [
        fn.sum<number>('overdue').as('overdue'),
        fn.sum<number>('due_soon').as('dueSoon'),
        fn.sum<number>('never').as('neverStarted'),
        fn.sum<number>('current').as('current'),
        fn.sum<number>('exempt').as('exempt'),
      ]);
  }),
);
