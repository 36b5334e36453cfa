import type { Kysely } from 'kysely';
import { findPeople } from '#app/organisation/find-people.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';

const mostShown = 50;

export async function getPeoplePage(db: Kysely<Schema>, deps: Deps, { q = '' }: { q?: string }) {
  const found = await findPeople(db, { q, on: today(deps.zone, deps.now()), limit: mostShown });
  return { q, ...found };
}
