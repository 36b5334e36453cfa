import { addDays, type CalendarDate, compareDates } from '#app/platform/calendar.ts';
import type { CycleState } from './cycle.ts';
import type { Cycles } from './fold-cycles.ts';
import { lastFulfilled } from './settle-cycles.ts';

export type Stage = 'never' | 'begun' | 'holding' | 'none' | 'waived';

/** Clock-free: what a person's cycles say of a curriculum, or (curriculum empty) of the whole person. */
export interface Standing {
  curriculum: string;
  stage: Stage;
  dueOn: CalendarDate | null;
  lateOn: CalendarDate | null;
}

/** The key of the whole person among the curricula. */
export const wholePerson = '';

/** One standing per curriculum that has an open or fulfilled cycle, sorted by curriculum, after that of the whole person. */
export function standingsOf(cycles: Cycles): Standing[] {
  const curricula = [...new Set(cycles.filter((cycle) => cycle.state !== 'cancelled').map((each) => each.curriculum))];
  const each = curricula.toSorted().map((curriculum) => standingIn(cycles, curriculum));
  return [wholeStanding(each), ...each];
}

function standingIn(cycles: Cycles, curriculum: string): Standing {
  const open = cycles.filter((cycle) => cycle.curriculum === curriculum && cycle.state === 'open');
  const held = lastFulfilled(cycles, curriculum);
  const stage = stageOf(open, held !== null);
  if (open.length === 0) return { curriculum, stage, dueOn: held?.expiresOn ?? null, lateOn: held?.expiresOn ?? null };
  return {
    curriculum,
    stage,
    dueOn: earliest(open.map((cycle) => cycle.dueOn)),
    lateOn: earliest(open.map((cycle) => cycle.lateOn)),
  };
}

function stageOf(open: CycleState[], holds: boolean): Stage {
  if (open.length > 0 && open.every((cycle) => cycle.waiver !== null)) return 'waived';
  if (holds) return 'holding';
  return open.some((cycle) => cycle.begunSeq !== null) ? 'begun' : 'never';
}

/** Least dates and worst stage: exact on every day, as each state is monotone in the three. Waived only if all are. */
function wholeStanding(standings: Standing[]): Standing {
  const stages = new Set(standings.map((standing) => standing.stage));
  const worst = (['never', 'begun', 'holding', 'waived'] as const).find((stage) => stages.has(stage));
  return {
    curriculum: wholePerson,
    stage: worst ?? 'none',
    dueOn: earliest(standings.map((standing) => standing.dueOn)),
    lateOn: earliest(standings.map((standing) => standing.lateOn)),
  };
}

function earliest(dates: (CalendarDate | null)[]): CalendarDate | null {
  return dates.filter((date) => date !== null).toSorted(compareDates)[0] ?? null;
}

export type StandingState = 'exempt' | 'overdue' | 'due-soon' | 'never-started' | 'current';

/**
 * The state on a day; first match wins. A date's day still counts: overdue is later than `lateOn`. The same rule stands in
 * SQL in `state-sql.server.ts`; a property test holds the two together.
 */
export function stateOn(
  today: CalendarDate,
  standing: Pick<Standing, 'stage' | 'dueOn' | 'lateOn'>,
  windowDays: number,
): StandingState {
  const { stage, dueOn, lateOn } = standing;
  if (stage === 'waived' && lateOn !== null && today <= lateOn) return 'exempt';
  if (lateOn !== null && today > lateOn) return 'overdue';
  if (dueOn !== null && dueOn <= addDays(today, windowDays)) return 'due-soon';
  return stage === 'never' ? 'never-started' : 'current';
}
