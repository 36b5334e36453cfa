import type { VersionFacts } from '#app/curriculum/facts.ts';
import type { Completion } from '#app/learning/completion.ts';
import { neededBlocks, neededLessons } from '#app/learning/need.ts';
import { type CalendarDate, compareDates } from '#app/platform/calendar.ts';
import type { Track } from '#app/platform/track.ts';
import type { CycleState } from './cycle.ts';
import type { Cycles } from './fold-cycles.ts';
import { heldTargets } from './held-targets.ts';
import { lastFulfilled } from './settle-cycles.ts';

/** What of a record says whom a version concerns, and how. */
export interface FollowRecord {
  cycles: Cycles;
  completions: readonly Completion[];
  /** Cycles whose certificate was revoked: nothing is brought up to date by them. */
  revoked: ReadonlySet<string>;
  today: CalendarDate;
}

/** A module as an open delta, or a new one, takes it in. Base null: it is learnt whole. */
export interface Added {
  module: string;
  track: Track;
  version: number;
  base: number | null;
}

export type FollowUp =
  | { kind: 'retarget'; cycle: string; module: string; version: number; dueOn: CalendarDate; added?: Added }
  | { kind: 'open'; held: CycleState; dueOn: CalendarDate; targets: Added[] };

/**
 * What a material version brings about in a record (RECORDS §5): open cycles with the module move to it, a delta to the
 * earlier of both dates; whoever holds a certificate that has not run out is given a delta, where anything on their track
 * changed since the version that they met and no renewal asks for it anyway.
 */
export function followUps(record: FollowRecord, facts: VersionFacts, dueOn: CalendarDate): FollowUp[] {
  const { moduleId: module, number: version } = facts;
  const moved = openCycles(record.cycles)
    .filter((cycle) => cycle.targets.some((target) => target.module === module && target.version < version))
    .map((cycle): FollowUp => {
      const own = askedBy(cycle);
      return {
        ...{ kind: 'retarget', cycle: cycle.id, module, version },
        dueOn: cycle.kind === 'delta' ? earlier(own, dueOn) : own,
      };
    });
  const curricula = [...new Set(record.cycles.map((cycle) => cycle.curriculum))];
  return [
    ...moved,
    ...curricula.flatMap((curriculum) => {
      const target = heldTargets(record.cycles, curriculum).find((each) => each.module === module);
      if (!target) return [];
      const base = Math.max(target.version, metVersion(record.completions, module, target.track));
      if (!hasChanged(facts, target.track, base)) return [];
      return deltaFor(record, curriculum, [{ module, track: target.track, version, base }], dueOn);
    }),
  ];
}

/** A delta of what a holder of a curriculum lacks, or its addition to the delta that is open. */
export function deltaFor(
  { cycles, revoked, today }: FollowRecord,
  curriculum: string,
  lacking: Added[],
  dueOn: CalendarDate,
): FollowUp[] {
  const held = lastFulfilled(cycles, curriculum);
  if (!held?.expiresOn || held.expiresOn < today || revoked.has(held.id) || lacking.length === 0) return [];
  const open = openCycles(cycles).filter((cycle) => cycle.curriculum === curriculum);
  if (open.some((cycle) => cycle.kind !== 'delta')) return [];
  const [delta] = open;
  if (!delta) return [{ kind: 'open', held, dueOn: dueOn < today ? today : dueOn, targets: lacking }];
  const known = new Set(delta.targets.map((target) => target.module));
  return lacking
    .filter((added) => !known.has(added.module))
    .map((added) => ({
      ...{ kind: 'retarget', cycle: delta.id, module: added.module, version: added.version, added },
      dueOn: earlier(askedBy(delta), dueOn),
    }));
}

/** Whether a version asks anything of somebody who met `base` on a track (RECORDS §5: delta). */
export function hasChanged(facts: VersionFacts, track: Track, base: number): boolean {
  return (
    neededLessons(facts, { track, base }).length > 0 ||
    neededBlocks(facts, { track, base }).length > 0 ||
    facts.questions.some((question) => question.tracks.includes(track) && question.since > base)
  );
}

/** The newest version in which a module's track was completed; 0 where it never was. */
export function metVersion(completions: readonly Completion[], module: string, track: Track): number {
  const own = completions.filter((each) => each.module === module && each.track === track);
  return Math.max(0, ...own.map((each) => each.version));
}

export const openCycles = (cycles: Cycles): CycleState[] => cycles.filter((cycle) => cycle.state === 'open');

/** The date that a cycle has, or will have again once its waiver ends. */
export const askedBy = (cycle: CycleState): CalendarDate => cycle.waiver?.dueBefore ?? cycle.dueOn;

const earlier = (a: CalendarDate, b: CalendarDate): CalendarDate => (compareDates(a, b) <= 0 ? a : b);
