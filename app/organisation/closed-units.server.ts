import { type Kysely, sql } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';

/**
 * Closed units and since when. Where a unit stands is told by `unit_moves`, from day to day; one that has stood somewhere
 * and stands nowhere any more is closed.
 */
export async function readClosedUnits(db: Kysely<Schema>): Promise<Map<string, CalendarDate>> {
  const rows = await db
    .selectFrom('unit_moves')
    .select(['unit_id', sql<string>`max(until_on)`.as('closed_on')])
    .groupBy('unit_id')
    .having(sql<boolean>`count(until_on) = count(*)`)
    .execute();
  return new Map(rows.map((row) => [row.unit_id, row.closed_on]));
}

export async function getClosedOn(db: Kysely<Schema>, unitId: string): Promise<CalendarDate | null> {
  const moves = await db.selectFrom('unit_moves').select('until_on').where('unit_id', '=', unitId).execute();
  const ends = moves.map((move) => move.until_on);
  return ends.length === 0 || ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null);
}
