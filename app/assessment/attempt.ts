import type { Track } from '#app/questions/question.ts';
import type { Scope } from './scope.ts';

/** One sitting of a quiz. Points × 100, of the first draw; null until it is closed. */
export interface Attempt {
  id: string;
  moduleId: string;
  versionId: string;
  /** Number of the module version it was drawn from. */
  version: number;
  track: Track;
  scope: Scope;
  since: number;
  cycleId: string;
  /** open: being answered; reteach: the first sheet is frozen, parallel items are open; closed: submitted. */
  status: 'open' | 'reteach' | 'closed';
  startedAt: string;
  deadlineAt: string | null;
  submittedAt: string | null;
  points: number | null;
  max: number | null;
  /** Null until the record has decided. */
  passed: boolean | null;
}
