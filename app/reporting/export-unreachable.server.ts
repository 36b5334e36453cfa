import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Cell, Column, Sheet, SheetFormat } from '#app/formats/sheet.ts';
import { type Actor, scopePaths } from '#app/identity/grants.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { listUnreachable, type UnreachablePlace } from './list-unreachable.server.ts';
import { actsFor, requireExport } from './open-people-list.server.ts';
import { type UnreachablePerson, whyUnreachable } from './unreachable-view.ts';

const rowsAtOnce = 5000;
const columns: Column[] = [
  { title: 'Name', kind: 'text', width: 30 },
  { title: 'Unit', kind: 'text', width: 24 },
  { title: 'Due by', kind: 'date', width: 13 },
  { title: 'Courses', kind: 'text', width: 40 },
  { title: 'Why', kind: 'text', width: 46 },
];

/** Everybody of the actor's units whom no reminder reaches, to be sent as a file; that it was taken is in the audit trail. */
export async function exportUnreachable(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  format: SheetFormat,
): Promise<Sheet> {
  const on = today(deps.zone, deps.now());
  const paths = scopePaths(actor, 'see-team');
  requireExport(actor, paths);
  const entry = {
    action: 'team.export-unreachable',
    object: 'team',
    details: { on, format, ...actsFor(actor, paths) },
  };
  await db.transaction().execute((tx) => recordAudit(tx, deps, { actorId: actor.personId, ...entry }));
  async function* rows(): AsyncGenerator<Cell[][]> {
    let after: UnreachablePlace | null = null;
    do {
      const { people, next } = await listUnreachable(db, { paths, on, after, limit: rowsAtOnce });
      if (people.length > 0) yield people.map(cellsOf);
      after = next;
    } while (after !== null);
  }
  return { title: 'No reminder reaches them', fileName: `no-reminder-reaches-${on}`, on, columns, rows: rows() };
}

const cellsOf = ({ name, unit, dueOn, courses, why }: UnreachablePerson): Cell[] => [
  name,
  unit || null,
  dueOn,
  courses.join(', '),
  whyUnreachable[why],
];
