import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Cell } from '#app/formats/csv.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { listPeople } from './list-people.server.ts';
import type { PeopleFilter } from './people-filter.ts';
import { viewPeople } from './people-rows.server.ts';
import type { PeopleRowView } from './people-view.ts';
import { rowState } from './people-words.ts';
import { dayAsked, getTeamScope } from './team-scope.server.ts';

const rowsAtOnce = 2000;

export interface PeopleExport {
  on: string;
  head: string[];
  /** Rows of the whole list in its order, read page by page while they are taken. */
  rows: () => AsyncGenerator<Cell[][]>;
}

/**
 * The list of an address, whole, with what its rows show on the screen: under the same scope, from the same query. That
 * somebody took it away is in the audit trail.
 */
export async function exportPeople(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  asked: PeopleFilter,
): Promise<PeopleExport> {
  const { on } = dayAsked(deps, asked.on);
  const { paths, unit } = await getTeamScope(db, actor, asked.unit ?? null);
  if (!mayExport(actor, paths)) throw new Refusal('forbidden', 'identity.forbidden', { capability: 'export-team' });
  const { after: _, before: __, page: ___, q, ...filter } = asked;
  await db.transaction().execute((tx) =>
    recordAudit(tx, deps, {
      actorId: actor.personId,
      action: 'team.export',
      object: unit ? `unit:${unit.id}` : 'team',
      details: { ...given(filter), on, searched: q !== undefined },
    }),
  );
  return {
    on,
    head: [
      'Name',
      'Staff number',
      'Unit',
      'Job role',
      'State',
      'Due by',
      'Valid until',
      'Overdue from',
      'Needs a talk',
    ],
    rows: async function* () {
      let after: string | null | undefined;
      do {
        const place = { filter: { ...filter, q, after: after ?? undefined }, paths, on, limit: rowsAtOnce };
        const { rows, next } = await listPeople(db, place);
        const people = await viewPeople(db, deps, rows, { on, about: filter });
        if (people.length > 0) yield people.map(cellsOf);
        after = next;
      } while (after !== null);
    },
  };
}

/** Whoever may see a list need not be one who may take it away. */
export const mayExport = (actor: Actor, paths: string[]): boolean =>
  paths.length > 0 && paths.every((path) => can(actor, 'export-team', path === '/' ? {} : { unitPath: path }));

const given = (filter: Partial<PeopleFilter>) =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));

function cellsOf(person: PeopleRowView): Cell[] {
  const { name, staffNumber, unit, jobRole, state, dueOn, overdueFrom, isExpiry, needsTalk } = person;
  const dates = isExpiry ? [null, dueOn, overdueFrom] : [dueOn, null, overdueFrom];
  return [name, staffNumber, unit, jobRole, rowState[state].word, ...dates, needsTalk ? 'yes' : 'no'];
}
