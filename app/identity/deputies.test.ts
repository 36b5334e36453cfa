import { expect, test } from 'vitest';
import { makeGrant, makeSession } from '#tests/factories/identity.ts';
import { makePerson, makeUnit } from '#tests/factories/people.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { actingFor, authorityOver, can, scopePaths } from './grants.ts';
import { listRights } from './list-rights.server.ts';
import { readSession } from './read-session.server.ts';

eachEngine((engine) => {
  test('a deputy may, on the days named, what the manager may as a manager, and nothing of their other roles', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const [ward4, ward6] = [await makeUnit(db), await makeUnit(db)];
    const { id: mara } = await makePerson(db, { name: 'Mara Lind' });
    const { id: ben } = await makePerson(db);
    await makeGrant(db, deps, { personId: mara, permissionRole: 'manager', unitId: ward4.id });
    for (const permissionRole of ['administrator', 'auditor', 'trainer'] as const) {
      await makeGrant(db, deps, { personId: mara, permissionRole });
    }
    await makeGrant(db, deps, { personId: ben, permissionRole: 'manager', unitId: ward6.id });
    const days = { manager_id: mara, deputy_id: ben, from_on: '2026-03-02', until_on: '2026-03-05' };
    await db.insertInto('deputies').values(days).execute();
    const actorOn = async (day: string) => {
      deps.clock.set(`${day}T09:00:00Z`);
      const fresh = await makeSession(db, deps, { personId: ben });
      const reading = await readSession(db, deps, fresh.token);
      if (reading.state !== 'live') throw new Error(reading.state);
      return reading.actor;
    };
    const actor = await actorOn('2026-03-02');
    expect(actor.deputyFor).toEqual([{ personId: mara, name: 'Mara Lind', untilOn: '2026-03-05' }]);
    expect(scopePaths(actor, 'see-team').sort()).toEqual([ward4.path, ward6.path].sort());
    for (const capability of ['manage-people', 'read-records', 'write-modules'] as const) {
      expect(can(actor, capability, 'somewhere')).toBe(false);
    }
    const over = (personId: string, unitPath = ward4.path) => authorityOver(actor, 'assign', { personId, unitPath });
    expect(over('nurse')).toEqual({ forId: mara });
    expect(over('nurse', ward6.path)).toEqual({});
    expect([over(ben), over(mara), over('nurse', '/elsewhere/')]).toEqual([null, null, null]);
    expect(actingFor(actor, 'export-team', [ward6.path])).toEqual([]);
    expect(actingFor(actor, 'export-team', [ward4.path, ward6.path])).toEqual([mara]);

    for (const day of ['2026-03-01', '2026-03-05']) {
      const then = await actorOn(day);
      expect([then.deputyFor, scopePaths(then, 'see-team')]).toEqual([[], [ward6.path]]);
    }
    await db.updateTable('people').set({ active: 0 }).where('id', '=', mara).execute();
    expect((await actorOn('2026-03-03')).deputyFor).toEqual([]);
  });

  test('a deputy who has been shut out may do nothing any more, in what they had begun neither', async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    const [{ id: mara }, { id: ben }] = [await makePerson(db), await makePerson(db)];
    await makeGrant(db, deps, { personId: mara, permissionRole: 'manager' });
    const days = { manager_id: mara, deputy_id: ben, from_on: '2026-03-01', until_on: '2026-03-05' };
    await db.insertInto('deputies').values(days).execute();
    const rightsOf = async (id: string) => (await listRights(db, deps, id)).get(id) ?? [];
    expect(scopePaths({ grants: await rightsOf(ben) }, 'assign')).toEqual(['/']);
    await db.updateTable('people').set({ active: 0 }).where('id', '=', ben).execute();
    expect(await rightsOf(ben)).toEqual([]);
  });

  test('nobody stands in for a manager through a deputy, nor for somebody who manages nothing', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { id: mara } = await makePerson(db);
    const { id: ben } = await makePerson(db);
    const { personId: cleo, token } = await makeSession(db, deps);
    await makeGrant(db, deps, { personId: mara, permissionRole: 'manager' });
    for (const [manager_id, deputy_id] of [
      [mara, ben],
      [ben, cleo],
    ] as const) {
      await db
        .insertInto('deputies')
        .values({ manager_id, deputy_id, from_on: '2026-01-01', until_on: '2027-01-01' })
        .execute();
    }
    const reading = await readSession(db, deps, token);
    expect(reading).toMatchObject({ state: 'live', actor: { personId: cleo, deputyFor: [] } });
    expect(reading.state === 'live' && can(reading.actor, 'see-team', 'somewhere')).toBe(false);
  });
});
