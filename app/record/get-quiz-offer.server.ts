import type { Kysely, Transaction } from 'kysely';
import { attemptsReopened } from '#app/assignments/attempts-left.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { loadStages } from '#app/assignments/load-stages.server.ts';
import { opensAfter } from '#app/assignments/opens-after.ts';
import { type QuizOffer, quizOffer } from '#app/assignments/quiz-offer.ts';
import { listEventsOf } from '#app/events/list-events.server.ts';
import { loadFacts } from '#app/learning/load-facts.server.ts';
import { listSparseEvents, loadLearning } from '#app/learning/load-learning.server.ts';
import { versionsExamined } from '#app/learning/version-refs.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';

/**
 * `quizOffer` from the tables: where an attempt of a module would belong today, and whether it waits for an earlier stage; null where
 * its quiz is not offered.
 */
export async function getQuizOffer(
  tx: Transaction<Schema>,
  personId: string,
  moduleId: string,
  today: CalendarDate,
): Promise<(QuizOffer & { waits: boolean }) | null> {
  const cycles = await listCycles(tx, personId);
  const { progress } = await loadLearning(tx, personId, await listSparseEvents(tx, personId));
  const reopened = await listEventsOf(tx, personId, ['attempts.reopened']);
  const targets = cycles.flatMap((cycle) => cycle.targets);
  const factsOf = await loadFacts(tx, [...targets, ...versionsExamined(progress)]);
  const record = { cycles, progress, reopened, today, factsOf, stageOf: await loadStages(tx, personId) };
  const offer = quizOffer(record, moduleId);
  return offer && { ...offer, waits: opensAfter(record, moduleId).length > 0 };
}

export async function reopenedIn(
  tx: Kysely<Schema>,
  personId: string,
  cycleId: string,
  moduleId: string,
): Promise<number> {
  return attemptsReopened(await listEventsOf(tx, personId, ['attempts.reopened']), cycleId, moduleId);
}
