import { expect, test } from 'vitest';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { createPerson } from './create-person.server.ts';
import { createUnit } from './create-unit.server.ts';
import { employ } from './employ.server.ts';
import { endEmployment } from './end-employment.server.ts';
import { getPerson } from './get-person.server.ts';
import { getUnit } from './get-unit.server.ts';
import { listEmployments } from './list-employments.server.ts';
import { listJobRoles } from './list-job-roles.server.ts';
import { listUnits } from './list-units.server.ts';
import { listUnitsDownTo } from './list-units-down-to.server.ts';
import { saveJobRole } from './save-job-role.server.ts';
import { savePersonActive } from './save-person-active.server.ts';
import { savePersonName } from './save-person-name.server.ts';
import { ancestorPaths, isWithin } from './unit.ts';

const deps = testDeps();
const refused = (reason: string) => expect.objectContaining({ name: 'Refusal', reason });

test('a path is within its ancestors and itself only', () => {
  expect(ancestorPaths('/a/b/c/')).toEqual(['/a/', '/a/b/', '/a/b/c/']);
  expect(isWithin('/a/b/', '/a/')).toBe(true);
  expect(isWithin('/a/', '/a/')).toBe(true);
  expect(isWithin('/ab/', '/a/')).toBe(false);
  expect(isWithin('/a/', '/a/b/')).toBe(false);
});

eachEngine((engine) => {
  test('a person is stored clean, with names to sort and search by, and audited', async () => {
    const db = await engine.database();
    const person = await db.transaction().execute((tx) =>
      createPerson(tx, deps, {
        name: ' Łukasz  Żurawski ',
        staffNumber: 'n-1042 ',
        email: 'L.Z@Example.org ',
        locale: 'pl',
      }),
    );
    expect(await getPerson(db, person.id)).toEqual({
      id: person.id,
      name: 'Łukasz Żurawski',
      staffNumber: 'N-1042',
      email: 'l.z@example.org',
      locale: 'pl',
      active: true,
      revision: 1,
    });
    const row = await db.selectFrom('people').select(['sort_name', 'search_name']).executeTakeFirstOrThrow();
    expect(row).toEqual({ sort_name: 'lukasz zurawski', search_name: 'lukasz zurawski' });
    const audit = await db.selectFrom('audit_log').select(['action', 'object', 'details']).execute();
    expect(audit).toEqual([{ action: 'person.create', object: `person:${person.id}`, details: '{}' }]);
  });

  test.each([
    [{ name: ' \u0000 ' }, 'organisation.name-invalid'],
    [{ name: 'Ann', staffNumber: 'a<b' }, 'organisation.staff-number-invalid'],
    [{ name: 'Ann', email: 'ann@' }, 'organisation.email-invalid'],
  ])('a person %j is refused', async (input, reason) => {
    const db = await engine.database();
    await expect(db.transaction().execute((tx) => createPerson(tx, deps, input))).rejects.toEqual(refused(reason));
  });

  test('a staff number belongs to one person', async () => {
    const db = await engine.database();
    const make = () => db.transaction().execute((tx) => createPerson(tx, deps, { name: 'Ann', staffNumber: '7' }));
    await make();
    await expect(make()).rejects.toEqual(refused('organisation.staff-number-taken'));
  });

  test('a rename takes effect once, and a stale form is refused', async () => {
    const db = await engine.database();
    const { id } = await db.transaction().execute((tx) => createPerson(tx, deps, { name: 'Ann Old' }));
    const renamed = await savePersonName(db, deps, { personId: id, name: 'Ann New', revision: 1, by: null });
    expect(renamed).toMatchObject({ name: 'Ann New', revision: 2 });
    await expect(savePersonName(db, deps, { personId: id, name: 'Ann X', revision: 1, by: null })).rejects.toEqual(
      refused('organisation.person-changed'),
    );
    expect((await getPerson(db, id))?.name).toBe('Ann New');
    const leave = { personId: id, active: false, revision: 2, by: null };
    await db.transaction().execute((tx) => savePersonActive(tx, deps, leave));
    expect(await getPerson(db, id)).toMatchObject({ active: false, revision: 3 });
  });

  test('units carry the path from the top', async () => {
    const db = await engine.database();
    const [top, ward] = await db.transaction().execute(async (tx) => {
      const parent = await createUnit(tx, deps, { name: 'Medicine', parentId: null });
      return [parent, await createUnit(tx, deps, { name: 'Ward 4', parentId: parent.id })];
    });
    expect(ward).toMatchObject({ parentId: top?.id, path: `/${top?.id}/${ward?.id}/` });
    expect(await getUnit(db, ward?.id ?? '')).toEqual(ward);
    expect(await listUnits(db)).toEqual([top, ward]);
    expect(await listUnitsDownTo(db, ward?.id ?? '')).toEqual([top, ward]);
    expect(await listUnitsDownTo(db, top?.id ?? '')).toEqual([top]);
    expect(await listUnitsDownTo(db, 'nowhere')).toEqual([]);
    await expect(
      db.transaction().execute((tx) => createUnit(tx, deps, { name: 'Lost', parentId: 'nowhere' })),
    ).rejects.toEqual(refused('organisation.no-such-unit'));
  });

  test('employments hold from their first day to the day before their end, one main one on any day', async () => {
    const db = await engine.database();
    const make = await db.transaction().execute(async (tx) => ({
      person: await createPerson(tx, deps, { name: 'Ann' }),
      unit: await createUnit(tx, deps, { name: 'Ward', parentId: null }),
      nurse: await saveJobRole(tx, deps, { slug: 'nurse', name: 'Nurse' }),
      lead: await saveJobRole(tx, deps, { slug: 'lead', name: 'Lead' }),
    }));
    const open = (jobRoleId: string, main: boolean, fromOn: string) =>
      db
        .transaction()
        .execute((tx) => employ(tx, deps, { personId: make.person.id, unitId: make.unit.id, jobRoleId, main, fromOn }));
    await open(make.nurse.id, true, '2026-01-01');
    await open(make.lead.id, true, '2026-06-01');
    await open(make.nurse.id, true, '2026-03-01');
    const side = await open(make.lead.id, false, '2026-01-01');
    const roles = async (on: string) =>
      (await listEmployments(db, make.person.id, on)).map(
        (one) => `${one.jobRoleId === make.nurse.id ? 'nurse' : 'lead'} ${one.main}`,
      );
    expect(await roles('2025-12-31')).toEqual([]);
    expect(await roles('2026-01-01')).toEqual(['nurse true', 'lead false']);
    expect(await roles('2026-05-31')).toEqual(['nurse true', 'lead false']);
    expect(await roles('2026-06-01')).toEqual(['lead true', 'lead false']);
    await db.transaction().execute((tx) => endEmployment(tx, deps, { employmentId: side, untilOn: '2026-02-01' }));
    expect(await roles('2026-01-31')).toEqual(['nurse true', 'lead false']);
    expect(await roles('2026-02-01')).toEqual(['nurse true']);
    await expect(
      db.transaction().execute((tx) => endEmployment(tx, deps, { employmentId: side, untilOn: '2025-01-01' })),
    ).rejects.toEqual(refused('organisation.employment-dates-invalid'));
  });

  test('a job role keeps its id under its slug', async () => {
    const db = await engine.database();
    const save = (name: string) => db.transaction().execute((tx) => saveJobRole(tx, deps, { slug: 'nurse', name }));
    const first = await save('Nurse');
    expect(await save('Registered nurse')).toEqual({ ...first, name: 'Registered nurse' });
    expect(await listJobRoles(db)).toEqual([{ ...first, name: 'Registered nurse' }]);
  });
});
