import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
import type { CycleState } from './cycle.ts';
import { type FollowRecord, metVersion, openCycles } from './follow-ups.ts';
import { heldTargets } from './held-targets.ts';
import { lastFulfilled } from './settle-cycles.ts';

/** A curriculum that a person holds and is to renew. */
export interface RenewalDue {
  held: CycleState;
  /** The delta that the renewal takes over. */
  delta: CycleState | null;
}

/** What gives a person curricula on a day. */
export interface StillGiven {
  /** Curricula that rules give. */
  byRule: ReadonlySet<string>;
  /** Cancelled cycles that ended with a role: they may come back. */
  endedWithRole: ReadonlySet<string>;
}

/**
 * The renewals that open on a day: of what runs out within `windowDays`, or has, is still given by a rule or was by a manager,
 * and has no later cycle. A manager's word stands until a later cycle is cancelled as a mistake.
 */
export function renewalsDue({ cycles, today }: FollowRecord, given: StillGiven, windowDays: number): RenewalDue[] {
  return [...new Set(cycles.map((cycle) => cycle.curriculum))].flatMap((curriculum) => {
    const held = lastFulfilled(cycles, curriculum);
    if (!held?.expiresOn || held.expiresOn > addDays(today, windowDays)) return [];
    const own = cycles.filter((cycle) => cycle.curriculum === curriculum);
    const wholes = own.filter((cycle) => cycle.kind !== 'delta' && !given.endedWithRole.has(cycle.id));
    const last = wholes.toSorted((a, b) => b.number - a.number)[0];
    if (last?.state !== 'fulfilled') return [];
    const byManager = wholes.findLast((cycle) => cycle.kind === 'first')?.rule === null;
    if (!byManager && !given.byRule.has(curriculum)) return [];
    return [{ held, delta: openCycles(own).find((cycle) => !isLate(cycle, today)) ?? null }];
  });
}

/** Whoever missed the date of a delta stays overdue for it: no renewal takes that away. */
const isLate = (cycle: CycleState, today: CalendarDate): boolean => today > cycle.lateOn;

/** The version since which a holder has to learn a module again on a track; undefined where they never learnt it there. */
export function baseOf(
  { cycles, completions }: Pick<FollowRecord, 'cycles' | 'completions'>,
  curriculum: string,
  { module, track }: { module: string; track: 'foundation' | 'full' },
): number | undefined {
  const held = heldTargets(cycles, curriculum).find((target) => target.module === module);
  const isDeep = held !== undefined && (held.track === 'full' || track === 'foundation');
  const base = Math.max(isDeep ? held.version : 0, metVersion(completions, module, track));
  return base === 0 ? undefined : base;
}
