import type { Transaction } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';
import type { PlacedPoint } from './trend.ts';

/** Nine values a row: well below what a statement of either engine takes. */
const rowsAtOnce = 500;

/** Keeps the points of a day; one that is there already stays as it is. */
export async function writePoints(tx: Transaction<Schema>, on: CalendarDate, points: PlacedPoint[]): Promise<void> {
  const rows = points.map((point): Schema['trend_points'] => ({
    unit_id: point.unitId,
    facet: point.facet,
    facet_id: point.facetId,
    on,
    overdue: point.overdue,
    due_soon: point.dueSoon,
    never: point.neverStarted,
    current: point.current,
    exempt: point.exempt,
  }));
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await tx
      .insertInto('trend_points')
      .values(rows.slice(from, from + rowsAtOnce))
      .onConflict((conflict) => conflict.columns(['unit_id', 'facet', 'facet_id', 'on']).doNothing())
      .execute();
  }
}
