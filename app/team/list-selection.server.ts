import type { Kysely } from 'kysely';
import { type Actor, can } from '#app/identity/grants.ts';
import { listHomes } from '#app/organisation/list-homes.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { findStalled } from '#app/reporting/find-stalled.server.ts';
import { listPeople } from '#app/reporting/list-people.server.ts';
import type { PeopleFilter } from '#app/reporting/people-filter.ts';
import { dayAsked, getTeamScope } from '#app/reporting/team-scope.server.ts';
import { givenIds } from '#db/dialect/given-rows.ts';
import type { Schema } from '#db/schema.ts';

/** People who were ticked, or null for everybody on the list that the filter makes. */
export interface Selection {
  people: string[] | null;
  filter: PeopleFilter;
}

/** More at once are a rule's work, not a decision about each. */
export const mostPeople = 5000;
const rowsAtOnce = 2000;

/** The people of a selection as it stands now, within what the actor may see; an id of anybody else names nobody. */
export async function listSelection(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  { people, filter }: Selection,
): Promise<{ id: string; name: string }[]> {
  if (people !== null) return listNamed(db, deps, actor, people);
  const { on } = dayAsked(deps, filter.on);
  const { paths } = await getTeamScope(db, actor, filter.unit ?? null);
  const only = (await findStalled(db, deps, { paths, filter }))?.ids;
  const found: { id: string; name: string }[] = [];
  const { before: _, page: __, ...whole } = filter;
  for (let after: string | undefined; ; ) {
    const place = { filter: { ...whole, after }, paths, on, limit: rowsAtOnce, only };
    const { rows, next } = await listPeople(db, place);
    found.push(...rows.map(({ id, name }) => ({ id, name })));
    if (found.length > mostPeople) throw new Refusal('invalid', 'team.too-many-people');
    if (next === null) return found;
    after = next;
  }
}

/** Those of these people whom the actor may see today, in the order of their names. */
export async function listNamed(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Pick<Actor, 'grants'>,
  ids: string[],
): Promise<{ id: string; name: string }[]> {
  const rows = await db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('id', 'in', givenIds(db, ids))
    .orderBy('sort_name')
    .orderBy('id')
    .execute();
  const homes = await listHomes(
    db,
    rows.map((row) => row.id),
    today(deps.zone, deps.now()),
  );
  return rows.filter(({ id }) => can(actor, 'see-team', { unitPath: homes.get(id) }));
}
