import type { LearningEvent } from '#app/events/vocabulary.ts';
import { type Completion, completionsAfter } from './completion.ts';
import { foldProgress, progressOf, voidedSeqs } from './fold-progress.ts';
import { emptyProgress, type FactsOf, type ProgressState } from './progress.ts';

/** An event and what had been learnt once it was recorded, as known then: an act counts until the event that voids it. */
export interface LearningStep {
  event: LearningEvent;
  progress: ProgressState;
}

export interface LearningState {
  progress: ProgressState;
  completions: readonly Completion[];
}

export const emptyLearning: LearningState = { progress: emptyProgress, completions: [] };

/** One event onto progress and completions. Events with voids among them go through `replayLearning`. */
export function stepLearning(state: LearningState, event: LearningEvent, factsOf: FactsOf): LearningState {
  const progress = foldProgress(state.progress, event, factsOf);
  const added = completionsAfter(progress, event, state.completions, factsOf);
  return { progress, completions: added.length === 0 ? state.completions : [...state.completions, ...added] };
}

/** A whole history: the state after it without the voided acts, and the steps as they were known at the time. */
export function replayLearning(
  events: LearningEvent[],
  factsOf: FactsOf,
): { state: LearningState; steps: LearningStep[] } {
  const voided = voidedSeqs(events);
  const state = events
    .filter((event) => !voided.has(event.seq))
    .reduce((before, event) => stepLearning(before, event, factsOf), emptyLearning);
  return { state, steps: stepsOf(events, factsOf) };
}

function stepsOf(events: LearningEvent[], factsOf: FactsOf): LearningStep[] {
  const steps: LearningStep[] = [];
  let progress = emptyProgress;
  for (const [index, event] of events.entries()) {
    progress =
      event.verb === 'act.voided'
        ? progressOf(events.slice(0, index + 1), factsOf)
        : foldProgress(progress, event, factsOf);
    steps.push({ event, progress });
  }
  return steps;
}
