import type { Kysely } from 'kysely';
import { listOpenSheets, type OpenSheet } from '#app/assessment/list-open-sheets.server.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import type { StagedRecord, StageOf } from '#app/assignments/opens-after.ts';
import { listEventsOf } from '#app/events/list-events.server.ts';
import { loadFacts } from '#app/learning/load-facts.server.ts';
import { listSparseEvents, loadLearning } from '#app/learning/load-learning.server.ts';
import { versionsExamined } from '#app/learning/version-refs.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { type CycleCourse, listCourses } from './list-courses.server.ts';

/** All that the pages about one person read of the record, loaded once for a page. */
export interface LearnerRecord extends StagedRecord {
  personId: string;
  openSheets: OpenSheet[];
  /** By cycle. */
  courses: Map<string, CycleCourse>;
}

export async function loadLearner(db: Kysely<Schema>, deps: Deps, personId: string): Promise<LearnerRecord> {
  const [cycles, sparse, reopened, openSheets, courses] = await Promise.all([
    listCycles(db, personId),
    listSparseEvents(db, personId),
    listEventsOf(db, personId, ['attempts.reopened']),
    listOpenSheets(db, personId),
    listCourses(db, personId),
  ]);
  const { progress } = await loadLearning(db, personId, sparse);
  const targets = cycles.flatMap((cycle) => cycle.targets.map(({ module, version }) => ({ module, version })));
  const factsOf = await loadFacts(db, [...targets, ...versionsExamined(progress)]);
  const day = today(deps.zone, deps.now());
  const stageOf = stagesIn(courses);
  return { personId, today: day, cycles, progress, reopened, openSheets, courses, factsOf, stageOf };
}

function stagesIn(courses: LearnerRecord['courses']): StageOf {
  return (cycle, module) => {
    const shown = courses.get(cycle.id)?.modules.get(module);
    return shown?.versionId ? shown.stage : null;
  };
}
