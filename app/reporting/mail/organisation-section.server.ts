import type { Kysely } from 'kysely';
import { sumCounts } from '#app/assignments/count-states.server.ts';
import { escalationDays } from '#app/assignments/reminders/rungs.ts';
import { type Grant, scopePaths } from '#app/identity/grants.ts';
import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';
import type { MailSection } from './mail-section.ts';
import { messages } from './messages.ts';
import { firstUnits, listUnitCounts } from './team-section.server.ts';

const words = messages.organisation;

/**
 * For an administrator: how many have been overdue for three weeks, in all and unit by unit, without names; those in none of these
 * units have a line of their own. By the same totals as every page: whoever was overdue then, and still is.
 */
export async function organisationSection(
  db: Kysely<Schema>,
  { on, grants, origin }: { on: CalendarDate; grants: Grant[]; origin: string },
): Promise<MailSection | null> {
  const paths = scopePaths({ grants }, 'manage-people');
  if (paths.length === 0) return null;
  // Overdue on a day is "last day before it": three weeks of lateness are counted as of the day after the last day, weeks ago.
  const asOf = addDays(on, 1 - escalationDays.administrator);
  const places = await listUnitCounts(db, paths, asOf);
  const total = sumCounts(places.map(({ counts }) => counts)).overdue;
  if (total === 0) return null;
  const below = await listUnitCounts(db, await listUnitsBelow(db, paths), asOf);
  const isLate = ({ counts }: (typeof below)[number]) => counts.overdue > 0;
  const late = (below.some(isLate) ? below : places).filter(isLate);
  const outside = total - sumCounts(late.map(({ counts }) => counts)).overdue;
  const lines = firstUnits(late.map(({ name, counts }) => words.unit(name, counts.overdue)));
  return {
    subject: words.subject(total),
    heading: words.heading,
    lead: words.lead(total),
    blocks: [
      { kind: 'list', items: outside > 0 ? [...lines, words.outside(outside)] : lines },
      { kind: 'text', text: words.kind },
      { kind: 'link', text: words.link, href: origin },
    ],
  };
}

/** The units right below each place; a single one says nothing, so that those below it are taken. None: the place itself. */
async function listUnitsBelow(db: Kysely<Schema>, paths: string[]): Promise<string[]> {
  const units = await db.selectFrom('units').select('path').orderBy('path').execute();
  const below = (path: string): string[] => {
    const depth = depthOf(path) + 1;
    const found = units.map((unit) => unit.path).filter((each) => each.startsWith(path) && depthOf(each) === depth);
    const [only] = found;
    if (found.length > 1 || only === undefined) return found.length > 1 ? found : [path];
    return below(only);
  };
  return paths.flatMap(below);
}

const depthOf = (path: string): number => path.split('/').filter(Boolean).length;
