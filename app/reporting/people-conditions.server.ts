import { type Compilable, type Expression, type Kysely, type RawBuilder, sql } from 'kysely';
import { afterPrefix } from '#app/platform/after-prefix.ts';
import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
import { byNumber, preparedQuery, type SlotOf } from '#db/prepared-query.ts';
import type { Schema } from '#db/schema.ts';
import { dueSoonDays } from './course-state.ts';
import type { PeopleFilter, PeopleState } from './people-filter.ts';

/** Where a list sorts what has no date. */
export const noDay = '9999-12-31';

/** Whether a path is that of a unit, or below it. */
export type InUnits = (path: Expression<string>) => RawBuilder<boolean>;

/** Everywhere includes people who are in no unit; no units, nobody. */
export function inPaths(column: Expression<string>, paths: string[]): RawBuilder<boolean> {
  if (paths.includes('/')) return everywhere(column);
  return inRanges(column, paths.map(rangeOf));
}

interface Range {
  from: string;
  until: string;
}

const everywhere: InUnits = () => sql<boolean>`1 = 1`;
const rangeOf = (path: string): Range => ({ from: path, until: afterPrefix(path) });

function inRanges(column: Expression<string>, ranges: Range[]): RawBuilder<boolean> {
  const each = ranges.map(({ from, until }) => sql`(${column} >= ${from} and ${column} < ${until})`);
  return each.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`(${sql.join(each, sql` or `)})`;
}

/** A prepared query about the people of some units, a text for each number of these. */
export function preparedInPaths<V extends Record<string, string | number | null>, O>(
  build: (db: Kysely<Schema>, slot: SlotOf<V>, inUnits: InUnits) => Compilable<O>,
): (db: Kysely<Schema>, paths: string[], values: V) => Promise<O[]> {
  const anywhere = preparedQuery((db, slot: SlotOf<V>) => build(db, slot, everywhere));
  const inside = byNumber((n) =>
    preparedQuery((db, slot: SlotOf<V & Record<`${'from' | 'until'}${number}`, string>>) => {
      const ranges = Array.from({ length: n }, (_, index) => ({
        from: slot(`from${index}`),
        until: slot(`until${index}`),
      }));
      return build(db, slot, (column) => inRanges(column, ranges));
    }),
  );
  return (db, paths, values) => {
    if (paths.includes('/')) return anywhere(db, values);
    const ends = paths.map(rangeOf).flatMap(({ from, until }, index) => [
      [`from${index}`, from],
      [`until${index}`, until],
    ]);
    return inside(paths.length)(db, { ...values, ...Object.fromEntries(ends) });
  };
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
