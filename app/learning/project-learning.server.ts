import type { Transaction } from 'kysely';
import { listHistory } from '#app/events/list-events.server.ts';
import type { LockedRecord } from '#app/events/lock-record.server.ts';
import type { LearningEvent, Verb } from '#app/events/vocabulary.ts';
import type { Schema } from '#db/schema.ts';
import { loadFacts } from './load-facts.server.ts';
import { listSparseEvents, loadLearning } from './load-learning.server.ts';
import type { FactsOf } from './progress.ts';
import { type LearningState, type LearningStep, replayLearning, stepLearning } from './replay-learning.ts';
import { versionsExamined, versionsNamedBy } from './version-refs.ts';
import { rewriteLearning, writeLearningChanges } from './write-learning.server.ts';

/** Events that can be folded onto what the tables hold; after any other the whole history is folded again. */
const forward = new Set<Verb>([
  'lesson.read',
  'block.answered',
  'attempt.started',
  'attempt.submitted',
  'task.submitted',
  'cycle.opened',
  'attempts.reopened',
  'certificate.issued',
  'certificate.revoked',
]);

export interface LearningChange {
  /** `whole`: the steps are the person's entire history; `new`: only the events of this operation. */
  reach: 'whole' | 'new';
  steps: LearningStep[];
  state: LearningState;
}

/** Brings the tables of this module up to the events that the operation appended. */
export async function projectLearning(tx: Transaction<Schema>, locked: LockedRecord): Promise<LearningChange> {
  const [first] = locked.appended;
  const earlier = await listSparseEvents(tx, locked.personId, first?.seq);
  const merged = earlier.some((event) => event.verb === 'person.merged');
  const isForward = !merged && locked.appended.every((event) => forward.has(event.verb));
  return isForward ? stepForward(tx, locked, earlier) : refold(tx, locked.personId);
}

async function stepForward(
  tx: Transaction<Schema>,
  locked: LockedRecord,
  earlier: LearningEvent[],
): Promise<LearningChange> {
  const before = await loadLearning(tx, locked.personId, earlier);
  const refs = [...versionsExamined(before.progress), ...versionsNamedBy(locked.appended)];
  const { state, steps } = stepThrough(before, locked.appended, await loadFacts(tx, refs));
  await writeLearningChanges(tx, locked.personId, before, state);
  return { reach: 'new', steps, state };
}

function stepThrough(before: LearningState, events: LearningEvent[], factsOf: FactsOf) {
  const steps: LearningStep[] = [];
  let state = before;
  for (const event of events) {
    state = stepLearning(state, event, factsOf);
    steps.push({ event, progress: state.progress });
  }
  return { state, steps };
}

async function refold(tx: Transaction<Schema>, personId: string): Promise<LearningChange> {
  const events = await listHistory(tx, personId);
  const { state, steps } = replayLearning(events, await loadFacts(tx, versionsNamedBy(events)));
  await rewriteLearning(tx, personId, state);
  return { reach: 'whole', steps, state };
}
