import type { Kysely } from 'kysely';
import { getLessonPage } from '#app/reporting/get-lesson-page.server.ts';
import type { LessonPage } from '#app/reporting/learner-view.ts';
import type { Schema } from '#db/schema.ts';
import type { TestEngine } from '#tests/setup/database.ts';
import { type TestDeps, testDeps } from '#tests/setup/deps.ts';
import { makeLearner, makeRule, publishSample, publishSampleCurriculum } from './record.ts';

/** Two modules in a course of both, the second at the full track, and a learner who was given it. */
export async function beginCourse(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  const one = await publishSample(db, deps, 'one');
  const two = await publishSample(db, deps, 'two');
  const course = [
    { module: 'one', track: 'foundation' as const },
    { module: 'two', track: 'full' as const },
  ];
  await makeRule(db, deps, await publishSampleCurriculum(db, deps, 'course', course));
  return { db, deps, one, two, personId: await makeLearner(db, deps) };
}

/** A lesson of that course as it is shown. */
export const lessonPage = async (
  db: Kysely<Schema>,
  deps: TestDeps,
  personId: string,
  lessonId: string,
  textInData = false,
) =>
  (await getLessonPage(db, deps, {
    personId,
    moduleSlug: lessonId.slice(0, 3),
    lessonId,
    language: 'en',
    textInData,
  })) as LessonPage;
