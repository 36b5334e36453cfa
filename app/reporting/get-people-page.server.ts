import type { Kysely } from 'kysely';
import { listNames } from '#app/curriculum/list-names.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { findStalled } from './find-stalled.server.ts';
import { listPeople } from './list-people.server.ts';
import { mayExport } from './open-people-list.server.ts';
import type { PeopleFilter } from './people-filter.ts';
import { viewPeople } from './people-rows.server.ts';
import type { PeoplePage } from './people-view.ts';
import { dayAsked, getTeamScope } from './team-scope.server.ts';

const perPage = 50;
const decisions = ['assign', 'reopen-attempts', 'send-reminders'] as const;

/** A page of the people whom the actor looks after, as the address asks for them. */
export async function getPeoplePage(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  filter: PeopleFilter,
): Promise<PeoplePage> {
  const { on, today } = dayAsked(deps, filter.on);
  const scope = await getTeamScope(db, actor, filter.unit ?? null);
  const { paths } = scope;
  const stalled = await findStalled(db, deps, { paths, filter });
  const [{ courses, modules }, found] = await Promise.all([
    listNames(db),
    listPeople(db, { filter, paths, on, limit: perPage, only: stalled?.ids }),
  ]);
  return {
    filter,
    on,
    today,
    unit: scope.unit && { id: scope.unit.id, name: scope.unit.name },
    isTop: scope.isTop,
    above: scope.above.map(({ id, name }) => ({ id, name })),
    about: nameOf(modules, filter.module) ?? nameOf(courses, filter.course),
    stall: stalled && { lesson: stalled.lesson },
    courses,
    modules,
    people: await viewPeople(db, deps, found.rows, { on, about: filter }),
    shown: found.rows.length,
    count: found.count,
    mayExport: mayExport(actor, paths),
    mayDecide: decisions.filter((capability) => can(actor, capability, 'somewhere')),
    next: found.next,
    previous: found.previous,
  };
}

/** A course or module that an address names and that is none is not found. */
function nameOf(named: { id: string; name: string }[], id: string | undefined): string | null {
  if (id === undefined) return null;
  const name = named.find((each) => each.id === id)?.name;
  if (name === undefined) throw new Refusal('not-found', 'reporting.no-such-list');
  return name;
}
