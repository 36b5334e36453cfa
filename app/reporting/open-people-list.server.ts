import type { Kysely } from 'kysely';
import { type Actor, actingFor, can } from '#app/identity/grants.ts';
import type { Unit } from '#app/organisation/unit.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { findStalled } from './find-stalled.server.ts';
import { listPeople, type PeoplePlan, planPeople } from './list-people.server.ts';
import type { PeopleFilter } from './people-filter.ts';
import { viewPeople } from './people-rows.server.ts';
import type { PeopleRowView } from './people-view.ts';
import { dayAsked, getTeamScope } from './team-scope.server.ts';

/** A list that may be taken away, read page by page. */
export interface OpenPeopleList {
  on: CalendarDate;
  unit: Unit | null;
  /** For the audit trail: for whom a deputy acts here. */
  deputy: { for?: string[] };
  page: (after: string | null, limit: number) => Promise<PeopleListPage>;
}

export interface PeopleListPage {
  people: PeopleRowView[];
  /** Of all pages; null where names are searched. */
  count: number | null;
  next: string | null;
}

/**
 * The list of an address with what its rows show on the screen, under the same scope and from the same query, for somebody
 * who may take all of it away; anybody else is refused.
 */
export async function openPeopleList(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Pick<Actor, 'grants'>,
  asked: PeopleFilter,
): Promise<OpenPeopleList> {
  const { on } = dayAsked(deps, asked.on);
  const { paths, unit } = await getTeamScope(db, actor, asked.unit ?? null);
  requireExport(actor, paths);
  const { before: _, page: __, ...filter } = asked;
  const only = (await findStalled(db, deps, { paths, filter }))?.ids;
  let plan: PeoplePlan | undefined;
  return {
    on,
    unit,
    deputy: actsFor(actor, paths),
    page: async (after, limit) => {
      const place = { filter: { ...filter, after: after ?? undefined }, paths, on, limit, only };
      plan ??= await planPeople(db, place);
      const { rows, next, count } = await listPeople(db, place, plan);
      return { people: await viewPeople(db, deps, rows, { on, about: filter }), next, count };
    },
  };
}

/** Whoever may see a list need not be one who may take it away. */
export const mayExport = (actor: Pick<Actor, 'grants'>, paths: string[]): boolean =>
  paths.length > 0 && paths.every((path) => can(actor, 'export-team', path === '/' ? {} : { unitPath: path }));

export function actsFor(actor: Pick<Actor, 'grants'>, paths: string[]): { for?: string[] } {
  const names = actingFor(actor, 'export-team', paths);
  return names.length > 0 ? { for: names } : {};
}

export function requireExport(actor: Pick<Actor, 'grants'>, paths: string[]): void {
  if (!mayExport(actor, paths)) throw new Refusal('forbidden', 'identity.forbidden', { capability: 'export-team' });
}
