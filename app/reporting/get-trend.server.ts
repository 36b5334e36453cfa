import type { Kysely } from 'kysely';
import { everywhere, type Facet } from '#app/assignments/due-totals.ts';
import { listTrend } from '#app/assignments/list-trend.server.ts';
import { secondPointBy, type TrendPoint, unbrokenRuns } from '#app/assignments/trend.ts';
import { unitIdOf } from '#app/organisation/unit.ts';
import { addMonths, type CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';
import type { Trend } from './dashboard-view.ts';

const monthsShown = 12;

/** The last twelve months of some units together: of everything, or of one course or module. */
export async function getTrend(
  db: Kysely<Schema>,
  { paths, of, today }: { paths: string[]; of: string | null; today: CalendarDate },
): Promise<Trend> {
  const { facet, facetId } = readOf(of);
  const unitIds = paths.map((path) => (path === '/' ? everywhere : unitIdOf(path)));
  const points = await listTrend(db, { unitIds, facet, facetId, from: addMonths(today, -monthsShown) });
  const counted = points.filter((point) => peopleIn(point) > 0);
  const drawnBy = counted.length < 2 ? secondPointBy(counted.at(-1)?.on ?? null, today, facet) : null;
  return { of, runs: unbrokenRuns(counted, today, facet), drawnBy };
}

/** Of whom something was asked on the day. */
const peopleIn = ({ on: _, ...counts }: TrendPoint): number => Object.values(counts).reduce((sum, n) => sum + n, 0);

function readOf(of: string | null): { facet: Facet; facetId: string } {
  if (of === null) return { facet: 'person', facetId: '' };
  const [kind, id] = [of.slice(0, of.indexOf(':')), of.slice(of.indexOf(':') + 1)];
  return { facet: kind === 'module' ? 'module' : 'role', facetId: id };
}
