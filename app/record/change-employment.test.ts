import { expect, test } from 'vitest';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { makeJobRole, makePerson, makeUnit } from '#tests/factories/people.ts';
import { makeRule, newKey, publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { addEmployment, endEmployment } from './change-employment.server.ts';
import { followEmployment, followEmploymentJob } from './follow-employment.server.ts';

eachEngine((engine) => {
  test('what begins or ends on a later day is followed as that day begins', async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    await publishSample(db, deps, 'one');
    const course = await publishSampleCurriculum(db, deps, 'course', [{ module: 'one', track: 'full' }]);
    const nurse = await makeJobRole(db);
    await makeRule(db, deps, course, { who: { kind: 'job-role', id: nurse.id } });
    const ward = await makeUnit(db);
    const { id: personId } = await makePerson(db);
    const by = { personId, actorId: 'admin' };
    const job = { unitId: ward.id, jobRoleId: nurse.id, main: true, fromOn: '2026-03-10' };
    await addEmployment(db, deps, { ...by, ...job, key: newKey() });
    const cycles = () => db.selectFrom('cycles').select(['opens_on', 'due_on']).execute();
    const place = async () => (await db.selectFrom('standings').select('unit_path').executeTakeFirst())?.unit_path;
    const runJobs = () => runDueJobs(db, deps, { [followEmploymentJob]: followEmployment }, { limit: 10 });
    expect(await runJobs()).toMatchObject({ done: 0 });
    expect(await cycles()).toEqual([]);
    deps.clock.set('2026-03-09T23:00:00Z');
    expect(await runJobs()).toEqual({ done: 1, failed: [] });
    expect(await cycles()).toEqual([{ opens_on: '2026-03-10', due_on: '2026-04-09' }]);
    const { id: employmentId } = await db.selectFrom('employments').select('id').executeTakeFirstOrThrow();
    await endEmployment(db, deps, { ...by, key: newKey(), employmentId, untilOn: '2026-03-20' });
    expect(await place()).toBe(ward.path);
    deps.clock.set('2026-03-19T23:00:00Z');
    expect(await runJobs()).toEqual({ done: 1, failed: [] });
    expect(await place()).toBe('');
  });
});
