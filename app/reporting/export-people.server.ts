import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Cell, Sheet, SheetFormat } from '#app/formats/sheet.ts';
import type { Actor } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { type OpenPeopleList, openPeopleList } from './open-people-list.server.ts';
import { peopleColumns } from './people-columns.ts';
import type { PeopleFilter } from './people-filter.ts';

/** Short reads: while one becomes rows, nobody else is answered. */
const rowsAtOnce = 200;
const columns = Object.values(peopleColumns);

/** The list of an address, whole, to be sent as a file. That somebody took it away is in the audit trail. */
export async function exportPeople(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  asked: PeopleFilter,
  format: SheetFormat,
): Promise<Sheet> {
  const list = await openPeopleList(db, deps, actor, asked);
  const { after: _, before: __, page: ___, q, ...filter } = asked;
  await db.transaction().execute((tx) =>
    recordAudit(tx, deps, {
      actorId: actor.personId,
      action: 'team.export',
      object: list.unit ? `unit:${list.unit.id}` : 'team',
      details: { ...given(filter), on: list.on, searched: q !== undefined, format, ...list.deputy },
    }),
  );
  return { title: 'People', fileName: `people-${list.on}`, on: list.on, columns, rows: rowsOf(list) };
}

async function* rowsOf(list: OpenPeopleList): AsyncGenerator<Cell[][]> {
  let after: string | null = null;
  do {
    const { people, next } = await list.page(after, rowsAtOnce);
    if (people.length > 0) yield people.map((person) => columns.map(({ cell }) => cell(person)));
    after = next;
  } while (after !== null);
}

const given = (filter: Partial<PeopleFilter>) =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
