import { expect, test } from 'vitest';
import { makeGrant, makeSession } from '#tests/factories/identity.ts';
import { makeEmployment, makePerson, makeUnit } from '#tests/factories/people.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { endRole } from './end-role.server.ts';
import { grantRole } from './grant-role.server.ts';
import { can } from './grants.ts';
import { readSession, touchSession } from './read-session.server.ts';
import { setPersonActive } from './set-person-active.server.ts';
import { signOut } from './sign-out.server.ts';
import { signOutEverywhere } from './sign-out-everywhere.server.ts';
import { sweepIdentity } from './sweep-identity.server.ts';

eachEngine((engine) => {
  test('one query reads session, person, main unit and grants', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const top = await makeUnit(db);
    const ward = await makeUnit(db, { parent: top });
    const person = await makePerson(db, { name: 'Ann Bell', locale: 'cy' });
    await makeEmployment(db, { person_id: person.id, unit_id: ward.id });
    await makeEmployment(db, { person_id: person.id, unit_id: top.id, main: 0 });
    await makeGrant(db, deps, { personId: person.id, permissionRole: 'manager', unitId: top.id });
    await makeGrant(db, deps, { personId: person.id, permissionRole: 'read-audit' });
    const { token } = await makeSession(db, deps, { personId: person.id });
    const reading = await readSession(db, deps, token);
    if (reading.state !== 'live') throw new Error(reading.state);
    expect(reading.actor).toMatchObject({
      personId: person.id,
      name: 'Ann Bell',
      locale: 'cy',
      unitPath: ward.path,
      shared: false,
    });
    expect(can(reading.actor, 'learn')).toBe(true);
    expect(can(reading.actor, 'read-audit')).toBe(true);
    expect(can(reading.actor, 'see-team', { unitPath: ward.path })).toBe(true);
    expect(can(reading.actor, 'see-team')).toBe(false);
    expect(can(reading.actor, 'manage-people', 'somewhere')).toBe(false);
  });

  test('grants and employment hold from their first day to the day before their end', async () => {
    const db = await engine.database();
    const deps = testDeps({ at: '2026-03-02T22:59:00Z' });
    const { personId, token } = await makeSession(db, deps);
    const { unit_id } = await makeEmployment(db, {
      person_id: personId,
      from_on: '2026-03-03',
      until_on: '2026-03-04',
    });
    await makeGrant(db, deps, { personId, permissionRole: 'auditor' });
    await db.updateTable('grants').set({ from_on: '2026-03-03', until_on: '2026-03-04', unit_id }).execute();
    const seen = async () => {
      const reading = await readSession(db, deps, token);
      return (
        reading.state === 'live' && [can(reading.actor, 'read-audit', 'somewhere'), reading.actor.unitPath !== null]
      );
    };
    expect(await seen()).toEqual([false, false]);
    deps.clock.set('2026-03-02T23:00:00Z');
    expect(await seen()).toEqual([true, true]);
    await db.updateTable('grants').set({ from_on: '2026-03-01', until_on: '2026-03-03' }).execute();
    expect(await seen()).toEqual([false, true]);
  });

  test('a role that is ended and given again on one day holds', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { personId, token } = await makeSession(db, deps);
    const mayReview = async () => {
      const reading = await readSession(db, deps, token);
      return reading.state === 'live' && can(reading.actor, 'review-modules');
    };
    const give = () => db.transaction().execute((tx) => grantRole(tx, deps, { personId, permissionRole: 'reviewer' }));
    await give();
    await give();
    expect(await mayReview()).toBe(true);
    await db.transaction().execute((tx) => endRole(tx, deps, { personId, permissionRole: 'reviewer' }));
    expect(await mayReview()).toBe(false);
    await give();
    expect(await mayReview()).toBe(true);
    const actions = await db.selectFrom('audit_log').select('action').orderBy('id').execute();
    expect(actions.map((row) => row.action)).toEqual(['grant.give', 'grant.give', 'grant.end', 'grant.give']);
  });

  test('the table holds no token, only its hash', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { token } = await makeSession(db, deps);
    const rows = JSON.stringify(await db.selectFrom('sessions').selectAll().execute());
    expect(rows).not.toContain(token);
    expect(rows).toMatch(/"id_hash":"[0-9a-f]{64}"/);
    const { id_hash } = await db.selectFrom('sessions').select('id_hash').executeTakeFirstOrThrow();
    expect(await readSession(db, deps, id_hash)).toEqual({ state: 'none' });
  });

  const idle: [shared: boolean, minutes: number, state: string][] = [
    [false, 59, 'live'],
    [false, 60, 'ended'],
    [true, 9, 'live'],
    [true, 10, 'ended'],
  ];
  test.each(idle)('shared %s, unused for %s minutes: %s', async (shared, minutes, state) => {
    const db = await engine.database();
    const deps = testDeps();
    const { personId, token } = await makeSession(db, deps, { shared });
    deps.clock.advance({ minutes });
    const reading = await readSession(db, deps, token);
    expect(reading.state).toBe(state);
    if (reading.state === 'ended') expect(reading.personId).toBe(personId);
  });

  const absolute: [shared: boolean, minutes: number][] = [
    [false, 12 * 60],
    [true, 60],
  ];
  test.each(absolute)('shared %s, used all the time: over after %s minutes', async (shared, minutes) => {
    const db = await engine.database();
    const deps = testDeps();
    const { token } = await makeSession(db, deps, { shared });
    for (let at = 0; at < minutes; at += 5) {
      const reading = await readSession(db, deps, token);
      if (reading.state !== 'live') throw new Error(`${reading.state} after ${at} minutes`);
      await touchSession(db, deps, token, reading);
      deps.clock.advance({ minutes: 5 });
    }
    expect((await readSession(db, deps, token)).state).toBe('ended');
  });

  test('use is noted at most once a minute', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { token } = await makeSession(db, deps);
    const use = async () => {
      const reading = await readSession(db, deps, token);
      if (reading.state === 'live') await touchSession(db, deps, token, reading);
      return (await db.selectFrom('sessions').select('seen_at').executeTakeFirstOrThrow()).seen_at;
    };
    deps.clock.advance({ seconds: 59 });
    expect(await use()).toBe('2026-03-02T09:00:00.000Z');
    deps.clock.advance({ seconds: 1 });
    expect(await use()).toBe('2026-03-02T09:01:00.000Z');
    deps.clock.advance({ seconds: 30 });
    expect(await use()).toBe('2026-03-02T09:01:00.000Z');
  });

  test('signing out ends one session, everywhere ends all of the person and of nobody else', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const ann = await makeSession(db, deps);
    const phone = await makeSession(db, deps, { personId: ann.personId });
    const tablet = await makeSession(db, deps, { personId: ann.personId });
    const bea = await makeSession(db, deps);
    const states = () =>
      Promise.all([ann, phone, tablet, bea].map(async ({ token }) => (await readSession(db, deps, token)).state));
    await signOut(db, deps, ann.token);
    await signOut(db, deps, null);
    expect(await states()).toEqual(['none', 'live', 'live', 'live']);
    await signOutEverywhere(db, deps, ann.personId);
    expect(await states()).toEqual(['none', 'none', 'none', 'live']);
  });

  test('deactivating a person ends their sessions at once', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { personId, token } = await makeSession(db, deps);
    await db
      .transaction()
      .execute((tx) => setPersonActive(tx, deps, { personId, active: false, revision: 1, by: null }));
    expect(await readSession(db, deps, token)).toEqual({ state: 'none' });
  });

  test('no session outlives a deactivation, even if the person is let in again before anybody asked', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { personId, token } = await makeSession(db, deps);
    const other = await makeSession(db, deps);
    await db
      .transaction()
      .execute((tx) => setPersonActive(tx, deps, { personId, active: false, revision: 1, by: null }));
    const beside = await makeSession(db, deps, { personId });
    await db
      .transaction()
      .execute((tx) => setPersonActive(tx, deps, { personId, active: true, revision: 2, by: null }));
    for (const held of [token, beside.token]) expect(await readSession(db, deps, held)).toEqual({ state: 'none' });
    expect((await readSession(db, deps, other.token)).state).toBe('live');
    await expect(
      db
        .transaction()
        .execute((tx) => setPersonActive(tx, deps, { personId: other.personId, active: false, revision: 7, by: null })),
    ).rejects.toMatchObject({ reason: 'organisation.person-changed' });
    expect((await readSession(db, deps, other.token)).state).toBe('live');
  });

  test('an ended session is remembered for a day, for the sake of late forms, then swept', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { token } = await makeSession(db, deps);
    deps.clock.advance({ minutes: 23 * 60 });
    await sweepIdentity(db, deps);
    expect((await readSession(db, deps, token)).state).toBe('ended');
    deps.clock.advance({ minutes: 4 * 60 });
    await sweepIdentity(db, deps);
    expect((await readSession(db, deps, token)).state).toBe('none');
  });
});
