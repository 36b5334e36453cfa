import type { Kysely } from 'kysely';
import { listOpenSheets } from '#app/assessment/list-open-sheets.server.ts';
import { listLessonsToReadAgain } from '#app/assignments/list-lessons-to-read-again.server.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import { listEventsOf } from '#app/events/list-events.server.ts';
import { loadFacts } from '#app/learning/load-facts.server.ts';
import { listSparseEvents, loadLearning } from '#app/learning/load-learning.server.ts';
import { versionsExamined } from '#app/learning/version-refs.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';

/** The lesson of a module that `/learn` names next after falling short in its quiz; null where none is left to read again. */
export async function getLessonToReadAgain(
  db: Kysely<Schema>,
  deps: Deps,
  { personId, moduleId }: { personId: string; moduleId: string },
): Promise<string | null> {
  const [cycles, sparse, reopened, openSheets, served] = await Promise.all([
    listCycles(db, personId),
    listSparseEvents(db, personId),
    listEventsOf(db, personId, ['attempts.reopened']),
    listOpenSheets(db, personId),
    getCurrentFacts(db, moduleId),
  ]);
  const { progress } = await loadLearning(db, personId, sparse);
  const targets = cycles.flatMap((cycle) => cycle.targets.map(({ module, version }) => ({ module, version })));
  const factsOf = await loadFacts(db, [...targets, ...versionsExamined(progress)]);
  const reader = { personId, cycles, progress, reopened, openSheets, factsOf, today: today(deps.zone, deps.now()) };
  const again = (await listLessonsToReadAgain(db, reader, [moduleId])).get(moduleId) ?? [];
  return again.find((id) => served?.lessons.some((lesson) => lesson.id === id)) ?? null;
}
