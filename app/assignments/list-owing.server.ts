import { type Kysely, sql } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';
import { owingPeople, reachedPeople } from './owed-sql.server.ts';
import type { AssignmentRule, Who } from './rule.ts';

/** People to whom a rule would give its curriculum on a day and who do not have it, by id, page by page. */
export async function listOwing(
  db: Kysely<Schema>,
  rule: AssignmentRule,
  { on, after, limit }: { on: CalendarDate; after: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom(owingPeople(db, rule, { on, after }).as('owing'))
    .select('person_id')
    .where('given', '=', 0)
    .orderBy('person_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.person_id);
}

/** How many people each of some rules is about on a day, in the same order. */
export async function countReached(db: Kysely<Schema>, whos: Who[], on: CalendarDate): Promise<number[]> {
  const counts: number[] = [];
  for (let from = 0; from < whos.length; from += atOnce) {
    const some = whos.slice(from, from + atOnce);
    const each = some.map(
      (who, place) => sql`select ${sql.lit(place)} as place, count(*) as n from (${reachedPeople(who, on)}) as reached`,
    );
    const { rows } = await sql<{ place: number; n: number }>`${sql.join(each, sql` union all `)}`.execute(db);
    for (const { place, n } of rows) counts[from + place] = n;
  }
  return counts;
}

/** SQLite joins at most five hundred selects. */
const atOnce = 100;
