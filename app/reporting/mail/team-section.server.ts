import type { Kysely } from 'kysely';
import { countStates, nobody, type StateCounts, sumCounts } from '#app/assignments/count-states.server.ts';
import { everywhere } from '#app/assignments/due-totals.ts';
import { type Grant, scopePaths } from '#app/identity/grants.ts';
import { unitIdOf } from '#app/organisation/unit.ts';
import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';
import { dueSoonDays } from '../course-state.ts';
import { listPeople } from '../list-people.server.ts';
import type { MailSection } from './mail-section.ts';
import { messages } from './messages.ts';

const words = messages.team;
const mostNames = 10;

/**
 * How a manager's units stand, and whoever is overdue longest: the counts of `/team` and the people of its list, nobody else's. Null
 * where nobody is overdue or due soon, or the person looks after no unit any more.
 */
export async function teamSection(
  db: Kysely<Schema>,
  { on, grants, origin }: { on: CalendarDate; grants: Grant[]; origin: string },
): Promise<MailSection | null> {
  const paths = scopePaths({ grants }, 'see-team');
  if (paths.length === 0 || !grants.some((grant) => grant.capability === 'send-reminders')) return null;
  const units = await listUnitCounts(db, paths, on);
  const totals = sumCounts(units.map(({ counts }) => counts));
  if (totals.overdue + totals.dueSoon === 0) return null;
  const names = await listOverdue(db, paths, on);
  const more = totals.overdue - names.length;
  return {
    subject: words.subject(totals),
    heading: words.heading,
    lead: words.lead,
    blocks: [
      { kind: 'list', items: firstUnits(units.map(({ name, counts }) => words.unit(name, counts))) },
      ...(names.length === 0 ? [] : [{ kind: 'text' as const, text: words.names }]),
      ...(names.length === 0
        ? []
        : [{ kind: 'list' as const, items: [...names, ...(more > 0 ? [words.more(more)] : [])] }]),
      { kind: 'link', text: words.link, href: `${origin}/team` },
    ],
  };
}

const mostUnits = 20;

/** Lines of units, and how many more there are. */
export const firstUnits = (lines: string[]): string[] =>
  lines.length <= mostUnits ? lines : [...lines.slice(0, mostUnits), words.moreUnits(lines.length - mostUnits)];

/** The totals of each place on a day, with its name; the busiest first. */
export async function listUnitCounts(
  db: Kysely<Schema>,
  paths: string[],
  on: CalendarDate,
): Promise<{ name: string; counts: StateCounts }[]> {
  const unitIds = paths.map((path) => (path === '/' ? everywhere : unitIdOf(path)));
  const counts = await countStates(db, { facet: 'person', unitIds, on, windowDays: dueSoonDays });
  const units = await db.selectFrom('units').where('id', 'in', unitIds).select(['id', 'name']).execute();
  const nameOf = new Map(units.map((unit) => [unit.id, unit.name]));
  return unitIds
    .map((id) => ({
      name: nameOf.get(id) ?? words.everywhere,
      counts: counts.find((each) => each.unitId === id) ?? nobody,
    }))
    .toSorted((a, b) => b.counts.overdue - a.counts.overdue || (a.name < b.name ? -1 : 1));
}

async function listOverdue(db: Kysely<Schema>, paths: string[], on: CalendarDate): Promise<string[]> {
  const { rows } = await listPeople(db, { filter: { state: 'overdue' }, paths, on, limit: mostNames });
  return rows.flatMap(({ name, unit, lateOn }) =>
    lateOn === null ? [] : [words.name(name, unit ?? '', addDays(lateOn, 1))],
  );
}
