import { type Expression, type RawBuilder, sql } from 'kysely';
import { afterPrefix } from '#app/platform/after-prefix.ts';
import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
import { dueSoonDays } from './course-state.ts';
import type { PeopleFilter, PeopleState } from './people-filter.ts';

/** Where a list sorts what has no date. */
export const noDay = '9999-12-31';

/** Everywhere includes people who are in no unit; no units, nobody. */
export function inPaths(column: Expression<string>, paths: string[]): RawBuilder<boolean> {
  if (paths.includes('/')) return sql<boolean>`1 = 1`;
  const ranges = paths.map((path) => sql`(${column} >= ${path} and ${column} < ${afterPrefix(path)})`);
  return ranges.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`(${sql.join(ranges, sql` or `)})`;
}

export interface Columns {
  stage: RawBuilder<string>;
  dueOn: RawBuilder<string>;
  lateOn: RawBuilder<string>;
}

/**
 * `stateOn` for one state as a condition, in a form that an index on stage and dates can serve; a property test holds the two
 * together. For a module the stages are open, met and waived.
 */
export function inState(
  { stage, dueOn, lateOn }: Columns,
  { state, never }: Pick<PeopleFilter, 'state' | 'never'>,
  on: CalendarDate,
): RawBuilder<boolean> {
  const soon = addDays(on, dueSoonDays);
  const conditions: Record<PeopleState, RawBuilder<boolean>> = {
    overdue: sql`${lateOn} < ${on}`,
    'due-soon': sql`${stage} in ('never', 'begun', 'holding', 'open') and ${dueOn} <= ${soon} and ${lateOn} >= ${on}`,
    'never-started': sql`${stage} in ('never', 'open') and ${dueOn} > ${soon}`,
    current: sql`${stage} in ('begun', 'holding', 'met') and (${dueOn} > ${soon} or ${dueOn} is null)`,
    exempt: sql`${stage} = 'waived' and ${lateOn} >= ${on}`,
    'nothing-assigned': sql`${stage} = 'none'`,
  };
  const wanted = state === undefined ? sql<boolean>`1 = 1` : conditions[state];
  return never ? sql<boolean>`(${wanted}) and ${stage} = 'never'` : sql<boolean>`(${wanted})`;
}

/** A date that only the rows know; absent: as early as can be. */
export interface Edges {
  /** The first of those who are past their date and not overdue. */
  graceFrom?: CalendarDate;
}

/**
 * Between which dates everybody in a state is due, so that a list in that order neither begins before nor goes on behind them.
 * Whoever is exempt is due on the last day of the waiver.
 */
export function dueWithin(
  { state, module }: Pick<PeopleFilter, 'state' | 'module'>,
  on: CalendarDate,
  { graceFrom = on }: Edges = {},
): { from?: string; to?: string } {
  const soon = addDays(on, dueSoonDays);
  const isModule = module !== undefined;
  switch (state) {
    case 'overdue':
      return { to: addDays(on, -1) };
    case 'due-soon':
      return { from: graceFrom, to: soon };
    case 'never-started':
      return { from: addDays(soon, 1), to: lastDay };
    case 'current':
      return { from: isModule ? noDay : addDays(soon, 1) };
    case 'exempt':
      return { from: on, to: lastDay };
    case 'nothing-assigned':
      return { from: noDay };
    default:
      return {};
  }
}

/** No date of ours is later. */
const lastDay = '9999-12-30';
