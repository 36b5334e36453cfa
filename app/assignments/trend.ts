import { addDays, type CalendarDate, compareDates, daysBetween, weekday } from '#app/platform/calendar.ts';
import { type Counted, everywhere, type Facet } from './due-totals.ts';
import { type Stage, stateOn } from './standing.ts';

/** How many were in each state on a day, as shown on that day. */
export interface TrendCounts {
  overdue: number;
  dueSoon: number;
  /** Not started, and not due soon either; of a module: still to do. */
  neverStarted: number;
  current: number;
  exempt: number;
}

export interface TrendPoint extends TrendCounts {
  on: CalendarDate;
}

/** Of older days the last of each month is kept. */
export const daysInDetail = 90;

/** Within these days people have a point for each day, courses and modules one for each week: there are many more of them. */
const isInDetail = (on: CalendarDate, today: CalendarDate): boolean => daysBetween(on, today) < daysInDetail;

/** Which of the recorded days are kept: the last one of each stretch of time that has one point. */
export function keptDays(days: CalendarDate[], today: CalendarDate, facet: Facet): CalendarDate[] {
  const last = new Map<string, CalendarDate>();
  for (const on of days.toSorted()) {
    const month = on.slice(0, 7);
    const stretch = !isInDetail(on, today) ? `old ${month}` : facet === 'person' ? on : `${mondayOf(on)} ${month}`;
    last.set(stretch, on);
  }
  return [...last.values()];
}

const mondayOf = (on: CalendarDate): CalendarDate => addDays(on, 1 - weekday(on));

/** Points in the order of their days as lines without gaps: where a day (week, month) that has no point lies between, a new one begins. */
export function unbrokenRuns<Point extends { on: CalendarDate }>(
  points: Point[],
  today: CalendarDate,
  facet: Facet,
): Point[][] {
  const runs: Point[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && follows(before.on, point.on, today, facet)) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

function follows(before: CalendarDate, on: CalendarDate, today: CalendarDate, facet: Facet): boolean {
  if (!isInDetail(before, today)) return monthNumber(on) - monthNumber(before) <= 1;
  return facet === 'person' ? daysBetween(before, on) <= 1 : daysBetween(mondayOf(before), mondayOf(on)) <= daysInWeek;
}

const daysInWeek = 7;
const monthNumber = (on: CalendarDate): number => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7));

/** A day on which, at the latest, a second point stands beside the last one. */
export function secondPointBy(last: CalendarDate | null, today: CalendarDate, facet: Facet): CalendarDate {
  const tomorrow = addDays(today, 1);
  if (facet === 'person') return tomorrow;
  const nextMonday = addDays(mondayOf(last ?? tomorrow), daysInWeek);
  return compareDates(nextMonday, tomorrow) < 0 ? tomorrow : nextMonday;
}

export interface PlacedPoint extends TrendCounts {
  unitId: string;
  facet: Facet;
  facetId: string;
}

/** The points of a day from everything that is counted on it, for each unit and all above: `countStates` without a database. */
export function pointsOf(counted: Counted[], on: CalendarDate, windowDays: number): PlacedPoint[] {
  const points = new Map<string, PlacedPoint>();
  for (const each of counted) {
    const { facet, facetId } = each;
    for (const unitId of [everywhere, ...each.unitPath.split('/').filter((id) => id !== '')]) {
      const name = `${unitId} ${facet} ${facetId}`;
      const point = points.get(name) ?? { unitId, facet, facetId, ...noPoint };
      points.set(name, { ...point, ...oneMore(point, each, on, windowDays) });
    }
  }
  return [...points.values()];
}

const noPoint: TrendCounts = { overdue: 0, dueSoon: 0, neverStarted: 0, current: 0, exempt: 0 };

const names = {
  overdue: 'overdue',
  'due-soon': 'dueSoon',
  'never-started': 'neverStarted',
  current: 'current',
  exempt: 'exempt',
} as const;

function oneMore(point: TrendCounts, counted: Counted, on: CalendarDate, windowDays: number): Partial<TrendCounts> {
  if (counted.stage === 'none') return {};
  const stage = (stageOfModule[counted.stage] ?? counted.stage) as Stage;
  const name = names[stateOn(on, { ...counted, stage }, windowDays)];
  return { [name]: point[name] + 1 };
}

/** A module is met or open; open is counted as not started. */
const stageOfModule: Record<string, Stage> = { met: 'holding', open: 'never' };
