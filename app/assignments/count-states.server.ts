import { type Kysely, sql } from 'kysely';
import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
import { byNumber, preparedQuery, type SlotOf } from '#db/prepared-query.ts';
import type { Schema } from '#db/schema.ts';
import type { Facet } from './due-totals.ts';

/** How many are in each state on a day. `…Never`: of these, who never started. */
export interface StateCounts {
  current: number;
  dueSoon: number;
  dueSoonNever: number;
  overdue: number;
  overdueNever: number;
  neverStarted: number;
  exempt: number;
  /** Nothing is asked of them. */
  none: number;
  /** All of the above. */
  all: number;
}

/** Counts of one unit and one curriculum or module (empty for persons). */
export interface UnitCounts extends StateCounts {
  facet: Facet;
  unitId: string;
  facetId: string;
}

/** The counts of one facet alone. */
export async function countStates(db: Kysely<Schema>, asked: Day & { facet: Facet }): Promise<UnitCounts[]> {
  return countFacets(db, { ...asked, facets: [asked.facet] });
}

/**
 * Counts on any day from the totals: at most 31 days and the past months are read, whatever the number of people. The
 * states are those of `stateOn`; for a module `current` is met, and what is open and not due soon is `neverStarted`.
 */
export async function countFacets(db: Kysely<Schema>, asked: Day & { facets: Facet[] }): Promise<UnitCounts[]> {
  const rows = await readTotals(db, asked);
  const nameOf = ({ facet, unit_id, facet_id }: Row) => `${facet} ${unit_id} ${facet_id}`;
  const byStage = (part: Row['part']) =>
    new Map(rows.filter((row) => row.part === part).map((row) => [`${nameOf(row)} ${row.stage}`, row.n]));
  const [lateBy, dueBy] = [byStage('late'), byStage('due')];
  const counts = new Map<string, UnitCounts>();
  for (const row of rows) {
    const { part, facet, unit_id: unitId, facet_id: facetId, stage, n } = row;
    if (part !== 'all') continue;
    const name = nameOf(row);
    const known = counts.get(name) ?? { facet, unitId, facetId, ...nobody };
    const dates = { late: lateBy.get(`${name} ${stage}`) ?? 0, due: dueBy.get(`${name} ${stage}`) ?? 0 };
    counts.set(name, { ...known, ...sum(known, statesOf(stage, n, dates)) });
  }
  return [...counts.values()];
}

export const nobody: StateCounts = {
  current: 0,
  dueSoon: 0,
  dueSoonNever: 0,
  overdue: 0,
  overdueNever: 0,
  neverStarted: 0,
  exempt: 0,
  none: 0,
  all: 0,
};

/** Of `n` in a stage: those past their last day are overdue, those due by the end of the window are due soon. */
function statesOf(stage: string, n: number, { late, due }: { late: number; due: number }): StateCounts {
  const found = { ...nobody, all: n, overdue: late };
  if (stage === 'none') return { ...found, none: n };
  if (stage === 'waived') return { ...found, exempt: n - late };
  const never = stage === 'never';
  const [soon, rest] = [due - late, n - due];
  const dates = { dueSoon: soon, dueSoonNever: never ? soon : 0, overdueNever: never ? late : 0 };
  return { ...found, ...dates, ...(never || stage === 'open' ? { neverStarted: rest } : { current: rest }) };
}

/** Counts of groups that have nobody in common. */
export const sumCounts = (counts: StateCounts[]): StateCounts => counts.reduce(sum, nobody);

function sum(a: StateCounts, b: StateCounts): StateCounts {
  const names = Object.keys(nobody) as (keyof StateCounts)[];
  return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as unknown as StateCounts;
}

interface Row {
  /** Everybody, whoever is past their last day, or whoever is due by the end of the window. */
  part: 'all' | 'late' | 'due';
  facet: Facet;
  unit_id: string;
  facet_id: string;
  stage: string;
  n: number;
}

function readTotals(db: Kysely<Schema>, asked: Day & { facets: Facet[] }): Promise<Row[]> {
  const { facets, unitIds, on, windowDays } = asked;
  const days = { ...monthOf('late', on), ...monthOf('soon', addDays(on, windowDays + 1)) };
  const units = Object.fromEntries(unitIds.map((id, index) => [`unit${index}`, id]));
  const kinds = Object.fromEntries(facets.map((facet, index) => [`facet${index}`, facet]));
  return totalsOf(facets.length)(unitIds.length)(db, { ...days, ...units, ...kinds } as Values);
}

interface Day {
  unitIds: string[];
  on: CalendarDate;
  windowDays: number;
}

type Edge = 'late' | 'soon';
type Values = Record<Edge | `${Edge}Month` | `${Edge}First` | `unit${number}`, string> &
  Record<`facet${number}`, Facet>;

const monthOf = (edge: Edge, day: CalendarDate) => ({
  [edge]: day,
  [`${edge}Month`]: day.slice(0, 7),
  [`${edge}First`]: `${day.slice(0, 7)}-01`,
});

/** Before a day are the whole months before its own, and the days of its month before it. */
const totalsOf = byNumber((facets) =>
  byNumber((units) =>
    preparedQuery((db, slot: SlotOf<Values>) => {
      const kinds = Array.from({ length: facets }, (_, index) => slot(`facet${index}`));
      const unitIds = Array.from({ length: units }, (_, index) => slot(`unit${index}`));
      const totals = (part: Row['part'], grain: 'all' | 'month' | 'day') =>
        db
          .selectFrom('due_totals')
          .where('facet', 'in', kinds)
          .where('unit_id', 'in', unitIds)
          .where('edge', '=', part === 'late' ? 'late' : 'due')
          .where('grain', '=', grain)
          .select([sql.lit(part).as('part'), 'facet', 'unit_id', 'facet_id', 'stage', 'n']);
      const months = (part: Row['part'], edge: Edge) =>
        totals(part, 'month').where('bucket', '<', slot(`${edge}Month`));
      const days = (part: Row['part'], edge: Edge) =>
        totals(part, 'day')
          .where('bucket', '>=', slot(`${edge}First`))
          .where('bucket', '<', slot(edge));
      const read = totals('all', 'all')
        .where('n', '>', 0)
        .unionAll(months('late', 'late'))
        .unionAll(days('late', 'late'))
        .unionAll(months('due', 'soon'))
        .unionAll(days('due', 'soon'));
      return db
        .selectFrom(read.as('read'))
        .groupBy(['part', 'facet', 'unit_id', 'facet_id', 'stage'])
        .select(['part', 'facet', 'unit_id', 'facet_id', 'stage'])
        .select((eb) => eb.fn.sum<number>('n').as('n'));
    }),
  ),
);
