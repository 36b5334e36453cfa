import type { VersionFacts } from '#app/curriculum/facts.ts';
import type { SubmittedItem } from '#app/events/vocabulary.ts';
import type { Track } from '#app/questions/question.ts';

/** The act at the newest version, and the first `seq` that reached it. */
export interface LessonRead {
  version: number;
  seq: number;
}

/** The best try: a passed one before one that is not, then the newest version, then the first. Ungraded tries pass. */
export interface BlockResult {
  version: number;
  passed: boolean;
  seq: number;
}

export interface AttemptState {
  id: string;
  module: string;
  version: number;
  track: Track;
  scope: 'whole' | 'delta' | 'pretest';
  since: number;
  /** The cycle whose three attempts it uses. */
  cycle: string | null;
  draw: string[];
  startedSeq: number;
  submitted: SubmittedAttempt | null;
}

/** Re-marked points are in `items`; `points` and `max` are those of the first draw. */
export interface SubmittedAttempt {
  seq: number;
  on: string;
  items: SubmittedItem[];
  points: number;
  max: number;
}

export interface PriorLearning {
  cycle: string;
  module: string;
  track: Track;
  version: number;
  seq: number;
  on: string;
}

/** An outcome shown in a pre-test: assessed, not taught. `version` is the one that was tested. */
export interface Credit {
  module: string;
  outcome: string;
  version: number;
  versionId: string;
  seq: number;
}

/** What a person's acts amount to: all that the rules of completion read. Immutable; each event makes a new one. */
export interface ProgressState {
  lessons: ReadonlyMap<string, LessonRead>;
  blocks: ReadonlyMap<string, BlockResult>;
  attempts: ReadonlyMap<string, AttemptState>;
  priors: readonly PriorLearning[];
  credits: readonly Credit[];
}

export const emptyProgress: ProgressState = {
  lessons: new Map(),
  blocks: new Map(),
  attempts: new Map(),
  priors: [],
  credits: [],
};

/** Facts of any published version that a history names; throws for one that was never published. */
export type FactsOf = (module: string, version: number) => VersionFacts;
