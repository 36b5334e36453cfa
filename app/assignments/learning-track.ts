import type { VersionFacts } from '#app/curriculum/facts.ts';
import type { Track } from '#app/questions/question.ts';
import type { Cycles } from './fold-cycles.ts';

/** The track a person learns a module on: the deepest of the open cycles, else of the fulfilled ones, else the module's. */
export function learningTrack(cycles: Cycles, facts: Pick<VersionFacts, 'moduleId' | 'minutes'>): Track {
  for (const state of ['open', 'fulfilled'] as const) {
    const tracks = cycles
      .filter((cycle) => cycle.state === state)
      .flatMap((cycle) => cycle.targets.filter((target) => target.module === facts.moduleId))
      .map((target) => target.track);
    if (tracks.length > 0) return tracks.includes('full') ? 'full' : 'foundation';
  }
  return facts.minutes.full === undefined ? 'foundation' : 'full';
}
