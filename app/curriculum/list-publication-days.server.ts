import type { Kysely } from 'kysely';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';

/** The days on which versions of modules and of curricula were published, by the ids of their rows. */
export async function listPublicationDays(
  db: Kysely<Schema>,
  deps: Pick<Deps, 'zone'>,
  ids: string[],
): Promise<Map<string, CalendarDate>> {
  if (ids.length === 0) return new Map();
  const [modules, curricula] = await Promise.all([
    db.selectFrom('module_versions').select(['id', 'published_at']).where('id', 'in', ids).execute(),
    db.selectFrom('curriculum_versions').select(['id', 'from_on']).where('id', 'in', ids).execute(),
  ]);
  return new Map([
    ...modules.map(({ id, published_at }) => [id, today(deps.zone, new Date(published_at))] as const),
    ...curricula.map(({ id, from_on }) => [id, from_on] as const),
  ]);
}
