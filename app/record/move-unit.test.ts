import { expect, test } from 'vitest';
import { closeUnit } from '#app/organisation/close-unit.server.ts';
import { createUnit } from '#app/organisation/create-unit.server.ts';
import { endEmployment } from '#app/organisation/end-employment.server.ts';
import { getUnit } from '#app/organisation/get-unit.server.ts';
import { listUnitTree } from '#app/organisation/list-unit-tree.server.ts';
import { renameUnit } from '#app/organisation/rename-unit.server.ts';
import { checkRecords } from '#app/reporting/check-records/check-records.server.ts';
import { makeEmployment, makePerson, makeUnit } from '#tests/factories/people.ts';
import { makeRule, newKey, publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { assignCurricula } from './assign-curricula.server.ts';
import { assignUnit, assignUnitJob } from './assign-unit.server.ts';
import { moveUnit } from './move-unit.server.ts';

const refused = (reason: string) => expect.objectContaining({ name: 'Refusal', reason });

/** Hospital → Medicine → Ward → Bay, and Surgery; one person with a course in Ward, Bay and Surgery each. */
async function begin(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  await publishSample(db, deps, 'one');
  const course = await publishSampleCurriculum(db, deps, 'course', [{ module: 'one', track: 'foundation' }]);
  await makeRule(db, deps, course);
  const hospital = await makeUnit(db, { name: 'Hospital' });
  const medicine = await makeUnit(db, { name: 'Medicine', parent: hospital });
  const surgery = await makeUnit(db, { name: 'Surgery', parent: hospital });
  const ward = await makeUnit(db, { name: 'Ward', parent: medicine });
  const bay = await makeUnit(db, { name: 'Bay', parent: ward });
  for (const unit of [ward, bay, surgery]) {
    const { id: personId } = await makePerson(db);
    await makeEmployment(db, { person_id: personId, unit_id: unit.id });
    await assignCurricula(db, deps, { personId, key: newKey() });
  }
  const people = async (unitId: string) => {
    const rows = await db
      .selectFrom('due_totals')
      .select('n')
      .where('unit_id', '=', unitId)
      .where('facet', '=', 'person')
      .where('grain', '=', 'all')
      .execute();
    return rows.reduce((sum, row) => sum + Number(row.n), 0);
  };
  const findings = async () => {
    const found: unknown[] = [];
    await checkRecords(db, { onFinding: (finding) => found.push(finding) });
    return found;
  };
  return { db, deps, hospital, medicine, surgery, ward, bay, people, findings };
}

const move = { actorId: 'admin', revision: 1 };

eachEngine((engine) => {
  test('a moved unit takes all below, its standings and its totals along', async () => {
    const { db, deps, hospital, medicine, surgery, ward, bay, people, findings } = await begin(engine);
    expect(await people(medicine.id)).toBe(2);
    const key = newKey();
    await moveUnit(db, deps, { ...move, key, unitId: ward.id, parentId: surgery.id });
    await moveUnit(db, deps, { ...move, key, unitId: ward.id, parentId: surgery.id });
    expect((await getUnit(db, bay.id))?.path).toBe(`${surgery.path}${ward.id}/${bay.id}/`);
    const counted = [hospital, medicine, surgery, ward, bay].map((unit) => people(unit.id));
    expect(await Promise.all(counted)).toEqual([3, 0, 3, 2, 1]);
    expect(await findings()).toEqual([]);
    await moveUnit(db, deps, { ...move, revision: 2, key: newKey(), unitId: ward.id, parentId: null });
    expect([await people(hospital.id), await people(ward.id), await people('')]).toEqual([1, 2, 3]);
    expect(await findings()).toEqual([]);
    const moves = await db
      .selectFrom('unit_moves')
      .select(['parent_id', 'until_on'])
      .where('unit_id', '=', ward.id)
      .orderBy('from_on')
      .execute();
    expect(moves).toEqual([
      { parent_id: medicine.id, until_on: '2026-03-02' },
      { parent_id: null, until_on: null },
    ]);
    const audit = await db.selectFrom('audit_log').select('action').where('action', '=', 'unit.move').execute();
    expect(audit).toHaveLength(2);
  });

  test('a unit goes neither below itself, nor below a closed one, nor by a stale form', async () => {
    const { db, deps, medicine, surgery, ward, bay, findings } = await begin(engine);
    const to = (unitId: string, parentId: string, revision = 1) =>
      moveUnit(db, deps, { ...move, revision, key: newKey(), unitId, parentId });
    await expect(to(ward.id, bay.id)).rejects.toEqual(refused('organisation.unit-below-itself'));
    await expect(to(ward.id, ward.id)).rejects.toEqual(refused('organisation.unit-below-itself'));
    await expect(to(ward.id, 'nowhere')).rejects.toEqual(refused('organisation.no-such-unit'));
    await expect(to(ward.id, surgery.id, 7)).rejects.toEqual(refused('organisation.unit-changed'));
    await to(ward.id, surgery.id);
    await db.transaction().execute((tx) => closeUnit(tx, deps, { unitId: medicine.id, revision: 1, by: null }));
    await expect(to(surgery.id, medicine.id)).rejects.toEqual(refused('organisation.unit-closed'));
    expect(await findings()).toEqual([]);
  });

  test('what the rules of the new place give is opened by the job of the move', async () => {
    const { db, deps, surgery, ward, findings } = await begin(engine);
    const more = await publishSampleCurriculum(db, deps, 'theatre', [{ module: 'one', track: 'full' }]);
    await makeRule(db, deps, more, { who: { kind: 'unit', id: surgery.id } });
    await moveUnit(db, deps, { ...move, key: newKey(), unitId: ward.id, parentId: surgery.id });
    const job = await db
      .selectFrom('jobs')
      .select('payload')
      .where('kind', '=', assignUnitJob)
      .executeTakeFirstOrThrow();
    await assignUnit(db, deps, JSON.parse(job.payload));
    await assignUnit(db, deps, JSON.parse(job.payload));
    const cycles = await db.selectFrom('cycles').select('id').where('curriculum_id', '=', more).execute();
    expect(cycles).toHaveLength(2);
    expect(await findings()).toEqual([]);
  });

  test('a unit closes once nobody is employed in it and nothing open is below', async () => {
    const { db, deps, ward, bay } = await begin(engine);
    const close = (unitId: string) =>
      db.transaction().execute((tx) => closeUnit(tx, deps, { unitId, revision: 1, by: null }));
    await expect(close(bay.id)).rejects.toEqual(refused('organisation.unit-has-people'));
    const rows = await db.selectFrom('employments').select('id').where('unit_id', 'in', [ward.id, bay.id]).execute();
    for (const { id: employmentId } of rows) {
      await db.transaction().execute((tx) => endEmployment(tx, deps, { employmentId, untilOn: '2026-01-02' }));
    }
    await expect(close(ward.id)).rejects.toEqual(refused('organisation.unit-has-units'));
    await close(bay.id);
    await expect(
      db.transaction().execute((tx) => createUnit(tx, deps, { name: 'Late', parentId: bay.id })),
    ).rejects.toEqual(refused('organisation.unit-closed'));
    await close(ward.id);
    const tree = await listUnitTree(db, '2026-11-24');
    expect(tree.map(({ name, closedOn }) => `${name} ${closedOn !== null}`)).toEqual([
      'Hospital false',
      'Medicine false',
      'Ward true',
      'Bay true',
      'Surgery false',
    ]);
  });

  test('a unit is renamed once, and a stale form is refused', async () => {
    const { db, deps, ward } = await begin(engine);
    const rename = (name: string) =>
      db.transaction().execute((tx) => renameUnit(tx, deps, { unitId: ward.id, name, revision: 1, by: null }));
    await rename('Ward 5');
    await expect(rename('Ward 6')).rejects.toEqual(refused('organisation.unit-changed'));
    expect(await getUnit(db, ward.id)).toMatchObject({ name: 'Ward 5', revision: 2 });
  });
});
