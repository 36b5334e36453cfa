import { expect, test } from 'vitest';
import { saveResumePoint } from '#app/learning/save-resume-point.server.ts';
import { assignCurricula } from '#app/record/assign-curricula.server.ts';
import { getPeoplePage } from '#app/reporting/get-people-page.server.ts';
import { actorWith } from '#tests/factories/identity.ts';
import { makeEmployment, makePerson, makeUnit } from '#tests/factories/people.ts';
import { makeRule, newKey, publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { listSelection } from './list-selection.server.ts';

eachEngine((engine) => {
  test('everybody on a list of those who stand still is those whom the list shows, and nobody else', async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    await publishSample(db, deps, 'one');
    const course = [{ module: 'one', track: 'full' as const }];
    await makeRule(db, deps, await publishSampleCurriculum(db, deps, 'course', course));
    const ward = await makeUnit(db);
    const hire = async (name: string) => {
      const { id } = await makePerson(db, { name });
      await makeEmployment(db, { person_id: id, unit_id: ward.id, from_on: '2026-02-20' });
      await assignCurricula(db, deps, { personId: id, key: newKey() });
      return id;
    };
    const [stalled] = [await hire('Ada'), await hire('Ben')];
    await saveResumePoint(db, deps, { personId: stalled, moduleId: 'one', lessonId: 'one-b', place: '' });
    deps.clock.advance({ days: 14 });
    const manager = actorWith(['see-team', 'assign'], ward.path);
    const filter = { module: 'one', stall: 'one-b' };
    const { people } = await getPeoplePage(db, deps, manager, filter);
    expect(people.map(({ id }) => id)).toEqual([stalled]);
    expect(await listSelection(db, deps, manager, { people: null, filter })).toEqual([{ id: stalled, name: 'Ada' }]);
  });
});
