import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';

export type Facet = 'person' | 'role' | 'module';

/** One thing that is counted: a person, their course or their module, with its dates and where they belong. */
export interface Counted {
  facet: Facet;
  /** Empty for a person. */
  facetId: string;
  stage: string;
  dueOn: CalendarDate | null;
  lateOn: CalendarDate | null;
  unitPath: string;
}

/** The whole organisation among the units. */
export const everywhere = '';

export type TotalKey = Omit<Schema['due_totals'], 'n'>;

/**
 * Where a counted thing stands in the totals: for its unit, each one above and the organisation, once in all and by month
 * and day of either date, so that any day can be asked for and midnight changes nothing.
 */
export function totalKeys(counted: Counted): TotalKey[] {
  const { facet, facetId: facet_id, stage, dueOn, lateOn } = counted;
  return [everywhere, ...unitsOf(counted.unitPath)].flatMap((unit_id) => {
    const key = (edge: 'due' | 'late', grain: TotalKey['grain'], bucket: string): TotalKey => ({
      facet,
      unit_id,
      edge,
      grain,
      bucket,
      facet_id,
      stage,
    });
    const dated = (edge: 'due' | 'late', date: CalendarDate | null) =>
      date === null ? [] : [key(edge, 'month', date.slice(0, 7)), key(edge, 'day', date)];
    return [key('due', 'all', ''), ...dated('due', dueOn), ...dated('late', lateOn)];
  });
}

/** Ids from the top down. */
const unitsOf = (path: string): string[] => path.split('/').filter((id) => id !== '');

/** What going from one set of counted things to another adds to each total. */
export const totalChanges = (before: Counted[], after: Counted[]): Schema['due_totals'][] =>
  totalsOf([...before.map((each): Weighed => [each, -1]), ...after.map((each): Weighed => [each, 1])]);

export type Weighed = [counted: Counted, times: number];

/** The totals of counted things, without those that come to nothing, in the order in which totals are locked. */
export function totalsOf(weighed: Iterable<Weighed>): Schema['due_totals'][] {
  const sums = new Map<string, Schema['due_totals']>();
  for (const [counted, times] of weighed) {
    for (const key of totalKeys(counted)) {
      const name = nameOf(key);
      const row = sums.get(name);
      if (row) row.n += times;
      else sums.set(name, { ...key, n: times });
    }
  }
  return [...sums]
    .filter(([, { n }]) => n !== 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
}

/** A total's name: equal for equal keys, and ordered like the table's primary key. */
export const nameOf = ({ facet, unit_id, edge, grain, bucket, facet_id, stage }: TotalKey): string =>
  [facet, unit_id, edge, grain, bucket, facet_id, stage].join('\u0001');
