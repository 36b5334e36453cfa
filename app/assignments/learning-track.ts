import type { VersionFacts } from '#app/curriculum/facts.ts';
import type { Track } from '#app/questions/question.ts';
import type { CycleState } from './cycle.ts';
import type { Cycles } from './fold-cycles.ts';

type ModuleOf = Pick<VersionFacts, 'moduleId' | 'minutes'>;

/** The track a person learns a module on: the deepest of the open cycles, else of the fulfilled ones, else the module's. */
export function learningTrack(cycles: Cycles, facts: ModuleOf): Track {
  const targets = cycles.flatMap(({ state, targets }) =>
    targets.filter((target) => target.module === facts.moduleId).map(({ track }) => ({ track, state })),
  );
  return trackOf(targets, facts);
}

/** `learningTrack` from the module's targets alone, each with the state of its cycle. */
export function trackOf(targets: { track: Track; state: CycleState['state'] }[], facts: ModuleOf): Track {
  for (const state of ['open', 'fulfilled'] as const) {
    const tracks = targets.filter((target) => target.state === state).map((target) => target.track);
    if (tracks.length > 0) return tracks.includes('full') ? 'full' : 'foundation';
  }
  return facts.minutes.full === undefined ? 'foundation' : 'full';
}
