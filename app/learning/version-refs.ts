import type { LearningEvent } from '#app/events/vocabulary.ts';
import type { ProgressState } from './progress.ts';

export interface VersionRef {
  module: string;
  version: number;
}

/** Every published version that a history names: the facts that its replay reads. */
export function versionsNamedBy(events: LearningEvent[]): VersionRef[] {
  return events.flatMap((event): VersionRef[] => {
    switch (event.verb) {
      case 'lesson.read':
      case 'block.answered':
      case 'attempt.started':
      case 'prior.accepted':
      case 'cycle.retargeted':
        return [{ module: event.body.module, version: event.body.version }];
      case 'cycle.opened':
        return event.body.targets.map(({ module, version }) => ({ module, version }));
      default:
        return [];
    }
  });
}

/** The versions of a person's attempts and accepted prior learning. */
export function versionsExamined(progress: ProgressState): VersionRef[] {
  return [...progress.attempts.values(), ...progress.priors].map(({ module, version }) => ({ module, version }));
}
