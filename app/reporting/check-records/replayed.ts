import type { CurriculumOf } from '#app/assignments/cycle.ts';
import type { Cycles } from '#app/assignments/fold-cycles.ts';
import type { LearningEvent } from '#app/events/vocabulary.ts';
import type { FactsOf } from '#app/learning/progress.ts';
import type { LearningState } from '#app/learning/replay-learning.ts';

/** What a person's events amount to, by the same pure functions as when they were recorded. */
export interface Replayed {
  person: string;
  events: LearningEvent[];
  learning: LearningState;
  cycles: Cycles;
  factsOf: FactsOf;
  curriculumOf: CurriculumOf;
}

export function seqsWhere(events: LearningEvent[], matches: (event: LearningEvent) => boolean): number[] {
  const found = events.filter(matches).map((event) => event.seq);
  const voids = events.flatMap((event) =>
    event.verb === 'act.voided' && found.includes(event.body.seq) ? [event.seq] : [],
  );
  return [...new Set([...found, ...voids])];
}
