import { expect, test } from 'vitest';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { listCertificates } from '#app/certification/list-certificates.server.ts';
import { curriculumPublished } from '#app/curriculum/version-jobs.ts';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { checkPerson } from '#app/reporting/check-records/check-person.server.ts';
import {
  learnAll,
  makeLearner,
  makeWard,
  publishSample,
  publishSampleCurriculum,
  takeQuiz,
} from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { followCurricula } from './follow-curricula.server.ts';

eachEngine((engine) => {
  test('a module that a curriculum adds comes into open cycles, and to holders as a delta of its own', async () => {
    const { db, deps, facts, personId } = await makeWard(engine);
    await learnAll(db, deps, { personId, facts }, 'full');
    await takeQuiz(db, deps, personId, 'one');
    const newcomer = await makeLearner(db, deps);
    const two = await publishSample(db, deps, 'two');
    const nurse = [
      { module: 'one', track: 'full' as const },
      { module: 'two', track: 'full' as const },
    ];
    deps.clock.set('2026-06-01T09:00:00Z');
    await publishSampleCurriculum(db, deps, 'nurse', nurse);
    const run = () => runDueJobs(db, deps, { [curriculumPublished]: followCurricula }, { limit: 5 });
    expect(await run()).toEqual({ done: 1, failed: [] });
    const last = async (person: string) =>
      (await listCycles(db, person)).filter((each) => each.curriculum === 'nurse').at(-1);
    expect(await last(newcomer)).toMatchObject({
      kind: 'first',
      dueOn: '2026-03-22',
      targets: [
        { module: 'one', base: null },
        { module: 'two', track: 'full', version: 1, base: null },
      ],
    });
    expect(await last(personId)).toMatchObject({
      ...{ kind: 'delta', curriculumVersion: 2, dueOn: '2026-07-01' },
      targets: [{ module: 'two', track: 'full', version: 1, base: null }],
    });
    await learnAll(db, deps, { personId, facts: two }, 'full');
    await takeQuiz(db, deps, personId, 'two');
    const [newest] = await listCertificates(db, personId);
    expect(newest?.snapshot).toMatchObject({
      curriculum: { number: 2 },
      expiresOn: '2028-03-02',
      modules: [
        { id: 'two', minutes: 18, on: '2026-06-01' },
        { id: 'one', on: '2026-03-02' },
      ],
    });
    // A version that adds nothing concerns nobody; one whose new module is being revised waits.
    await publishSampleCurriculum(db, deps, 'nurse', nurse, { validityMonths: 12 });
    await run();
    expect(await last(personId)).toMatchObject({ state: 'fulfilled' });
    await publishSample(db, deps, 'three');
    await db.updateTable('modules').set({ current_version_id: null }).where('id', '=', 'three').execute();
    await publishSampleCurriculum(db, deps, 'nurse', [...nurse, { module: 'three', track: 'foundation' }]);
    expect(await run()).toEqual({ done: 1, failed: [] });
    const [waiting] = await db.selectFrom('jobs').select('run_at').where('kind', '=', curriculumPublished).execute();
    expect(waiting).toEqual({ run_at: '2026-06-01T22:00:00.000Z' });
    for (const person of [personId, newcomer]) expect(await checkPerson(db, person)).toEqual([]);
  });
});
