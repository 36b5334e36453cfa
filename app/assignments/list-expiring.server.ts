import type { Kysely } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';
import type { Page } from './list-concerned.server.ts';

/**
 * Active people with a certificate that has run out by a day, and no open or later cycle of its curriculum, by id. Whether it
 * is still given to them is decided in each record (`renewalsDue`).
 */
export async function listExpiring(
  db: Kysely<Schema>,
  { by: day, after, limit }: Page & { by: CalendarDate },
): Promise<string[]> {
  const rows = await db
    .selectFrom('cycles')
    .innerJoin('people', 'people.id', 'cycles.person_id')
    .select('cycles.person_id')
    .distinct()
    .where('cycles.state', '=', 'fulfilled')
    .where('cycles.kind', '<>', 'delta')
    .where('cycles.expires_on', '<=', day)
    .where('cycles.person_id', '>', after)
    .where('people.active', '=', 1)
    .where('people.erased_at', 'is', null)
    .where('people.merged_into', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('cycles as later')
            .select('later.id')
            .whereRef('later.person_id', '=', 'cycles.person_id')
            .whereRef('later.curriculum_id', '=', 'cycles.curriculum_id')
            .whereRef('later.number', '>', 'cycles.number')
            .where('later.kind', '<>', 'delta')
            .where('later.state', '<>', 'cancelled'),
        ),
      ),
    )
    .orderBy('cycles.person_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.person_id);
}
