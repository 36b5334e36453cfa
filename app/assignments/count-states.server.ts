import type { Kysely } from 'kysely';
import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
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
  unitId: string;
  facetId: string;
}

/**
 * Counts on any day from the totals: at most 31 days and the past months are read, whatever the number of people. The
 * states are those of `stateOn`; for a module `current` is met, and what is open and not due soon is `neverStarted`.
 */
export async function countStates(
  db: Kysely<Schema>,
  asked: { facet: Facet; unitIds: string[]; on: CalendarDate; windowDays: number },
): Promise<UnitCounts[]> {
  const { on, windowDays } = asked;
  const [all, late, due] = await Promise.all([
    readAll(db, asked),
    readBefore(db, asked, 'late', on),
    readBefore(db, asked, 'due', addDays(on, windowDays + 1)),
  ]);
  const byStage = (rows: Row[]) => new Map(rows.map((row) => [`${row.unit_id} ${row.facet_id} ${row.stage}`, row.n]));
  const [lateBy, dueBy] = [byStage(late), byStage(due)];
  const counts = new Map<string, UnitCounts>();
  for (const { unit_id, facet_id, stage, n } of all) {
    const name = `${unit_id} ${facet_id}`;
    const known = counts.get(name) ?? { unitId: unit_id, facetId: facet_id, ...nobody };
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
  unit_id: string;
  facet_id: string;
  stage: string;
  n: number;
}

type Asked = { facet: Facet; unitIds: string[] };

function totals(db: Kysely<Schema>, { facet, unitIds }: Asked, edge: 'due' | 'late') {
  return db
    .selectFrom('due_totals')
    .where('facet', '=', facet)
    .where('unit_id', 'in', unitIds)
    .where('edge', '=', edge)
    .select(['unit_id', 'facet_id', 'stage']);
}

function readAll(db: Kysely<Schema>, asked: Asked): Promise<Row[]> {
  return totals(db, asked, 'due').where('grain', '=', 'all').select('n').where('n', '>', 0).execute();
}

/** Whole months before that of the day, and the days of its month before it. */
async function readBefore(db: Kysely<Schema>, asked: Asked, edge: 'due' | 'late', day: CalendarDate): Promise<Row[]> {
  const month = day.slice(0, 7);
  const months = totals(db, asked, edge).where('grain', '=', 'month').where('bucket', '<', month).select('n');
  const days = totals(db, asked, edge)
    .where('grain', '=', 'day')
    .where('bucket', '>=', `${month}-01`)
    .where('bucket', '<', day)
    .select('n');
  return db
    .selectFrom(months.unionAll(days).as('read'))
    .groupBy(['unit_id', 'facet_id', 'stage'])
    .select(['unit_id', 'facet_id', 'stage'])
    .select((eb) => eb.fn.sum<number>('n').as('n'))
    .execute();
}
