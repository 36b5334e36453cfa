import type { Need } from '#app/learning/need.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Track } from '#app/questions/question.ts';

/** A person must complete a curriculum by a date. All of it follows from events; fulfilled and cancelled are final. */
export interface CycleState {
  id: string;
  curriculum: string;
  /** Number of the curriculum version. */
  curriculumVersion: number;
  number: number;
  kind: 'first' | 'renewal' | 'delta';
  state: 'open' | 'fulfilled' | 'cancelled';
  opensOn: CalendarDate;
  dueOn: CalendarDate;
  /** Overdue means later than this day: `dueOn` and the days of grace. */
  lateOn: CalendarDate;
  graceDays: number;
  waiver: { until: CalendarDate; dueBefore: CalendarDate } | null;
  countsFromSeq: number;
  begunSeq: number | null;
  fulfilledOn: CalendarDate | null;
  expiresOn: CalendarDate | null;
  rule: string | null;
  targets: readonly TargetState[];
}

export interface TargetState {
  module: string;
  track: Track;
  version: number;
  /** Version met in the last fulfilled cycle: only what changed since then is needed. Null: everything. */
  base: number | null;
  metSeq: number | null;
}

/** What the rules of a curriculum version say about fulfilment. */
export interface CurriculumFacts {
  versionId: string;
  pooledFoundationPercent: number;
  validityMonths: number;
}

export type CurriculumOf = (curriculum: string, number: number) => CurriculumFacts;

/** What a target asks of the learner. A delta is met by what changed; first and renewal want a whole attempt. */
export function needOf(cycle: CycleState, target: TargetState): Need {
  const { module, track, version, base } = target;
  const scope = scopeOf(cycle, target);
  return { module, track, version, base, scope, countsFromSeq: cycle.countsFromSeq };
}

/** A module that a delta cycle brings in for the first time has no base and is learnt whole. */
export const scopeOf = (cycle: CycleState, target: TargetState): 'whole' | 'delta' =>
  cycle.kind === 'delta' && target.base !== null ? 'delta' : 'whole';
