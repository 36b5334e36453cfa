import { expect, test } from 'vitest';
import { makeApiToken, makeGrant, makeSignIn } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { getTokensPage } from './get-tokens-page.server.ts';
import { makeToken } from './make-token.server.ts';
import { noteTokenRead } from './note-token-read.server.ts';
import { openToken } from './open-token.server.ts';
import { removeSignIns } from './remove-sign-ins.server.ts';
import { revokeToken } from './revoke-token.server.ts';
import { setPersonActive } from './set-person-active.server.ts';
import { throttlePolicy } from './throttle-policy.ts';

eachEngine((engine) => {
  async function begin() {
    const [db, deps] = [await engine.database(), testDeps()];
    deps.clock.set('2026-03-01T09:00:00Z');
    const { id: personId } = await makePerson(db);
    await makeGrant(db, deps, { personId, permissionRole: 'manager' });
    const open = (token: string) => openToken(db, deps, `Bearer ${token}`);
    const trail = () => db.selectFrom('audit_log').selectAll().orderBy('at').orderBy('id').execute();
    return { db, deps, personId, open, trail };
  }

  test('a token is given once, only its hash is stored, and making and revoking are in the trail', async () => {
    const { db, deps, personId, trail } = await begin();
    const wish = { label: ' Nightly\n import ', scopes: ['read:team' as const], lastDay: '2026-12-31' };
    const token = await makeToken(db, deps, { personId, key: 'key-of-one-form' }, wish);
    expect(token).toMatch(/^acm_[\w-]{22,}$/);
    expect(await makeToken(db, deps, { personId, key: 'key-of-one-form' }, wish)).toBeNull();
    const rows = JSON.stringify([
      await db.selectFrom('api_tokens').selectAll().execute(),
      await db.selectFrom('operations').selectAll().execute(),
    ]);
    expect(rows).not.toContain(token?.slice(4));
    const [made] = (await getTokensPage(db, deps, personId)).tokens;
    expect(made).toMatchObject({ label: 'Nightly import', state: 'valid', usedOn: null, lastDay: '2026-12-31' });
    const other = (await makePerson(db)).id;
    await expect(revokeToken(db, deps, other, made?.id ?? '')).rejects.toMatchObject({ code: 'not-found' });
    await revokeToken(db, deps, personId, made?.id ?? '');
    await revokeToken(db, deps, personId, made?.id ?? '');
    expect((await getTokensPage(db, deps, personId)).tokens.map(({ state }) => state)).toEqual(['revoked']);
    expect(
      (await trail()).map(({ action, object }) => [action, object]).filter(([action]) => action?.startsWith('token')),
    ).toEqual([
      ['token.make', `token:${made?.id}`],
      ['token.revoke', `token:${made?.id}`],
    ]);
  });

  test.each([
    [{ label: ' ' }, 'identity.token-label-invalid'],
    [{ scopes: [] }, 'identity.token-scope-missing'],
    [{ lastDay: '2026-02-28' }, 'identity.token-day-invalid'],
    [{ lastDay: '2027-03-03' }, 'identity.token-day-invalid'],
    [{ lastDay: 'soon' }, 'identity.token-day-invalid'],
  ])('%o is refused', async (part, reason) => {
    const { db, deps, personId } = await begin();
    const wish = { label: 'x', scopes: ['read:team' as const], lastDay: '2026-03-01', ...part };
    await expect(makeToken(db, deps, { personId, key: 'key-of-one-form' }, wish)).rejects.toMatchObject({ reason });
  });

  test('it opens what its holder may do today, until its last day, until revoked, while they are active', async () => {
    const { db, deps, personId, open } = await begin();
    const token = await makeApiToken(db, deps, { personId, lastDay: '2026-03-02' });
    const reading = await open(token);
    expect(reading).toMatchObject({ state: 'live', program: { personId, scopes: ['read:team', 'read:curricula'] } });
    expect(await open(`${token}x`)).toEqual({ state: 'none' });
    expect(await openToken(db, deps, token)).toEqual({ state: 'none' });
    expect(await openToken(db, deps, undefined)).toEqual({ state: 'none' });
    await db.deleteFrom('grants').execute();
    expect(await open(token)).toMatchObject({ program: { grants: [] } });
    deps.clock.set('2026-03-03T09:00:00Z');
    expect(await open(token)).toEqual({ state: 'none' });
  });

  test('whoever is shut out has no token any more, and none comes back with them', async () => {
    const { db, deps, personId, open } = await begin();
    const token = await makeApiToken(db, deps, { personId });
    const set = (active: boolean, revision: number) =>
      db.transaction().execute((tx) => setPersonActive(tx, deps, { personId, active, revision, by: personId }));
    await set(false, 1);
    expect(await open(token)).toEqual({ state: 'none' });
    await set(true, 2);
    expect(await open(token)).toEqual({ state: 'none' });
  });

  test('whose sign-in is taken away has no token any more', async () => {
    const { db, deps, personId, open } = await begin();
    await makeSignIn(db, deps, { personId, handle: 'chief@demo.test' });
    const token = await makeApiToken(db, deps, { personId });
    await removeSignIns(db, deps, '@demo.test');
    expect(await open(token)).toEqual({ state: 'none' });
  });

  test('its use is noted once a minute, and too many requests have to wait', async () => {
    const { db, deps, personId, open } = await begin();
    const token = await makeApiToken(db, deps, { personId });
    const used = async () => (await db.selectFrom('api_tokens').select('used_at').executeTakeFirstOrThrow()).used_at;
    await open(token);
    const first = await used();
    deps.clock.advance({ seconds: 30 });
    await open(token);
    expect(await used()).toBe(first);
    const { most } = throttlePolicy.token;
    for (let n = 2; n < most; n += 1) await open(token);
    expect(await open(token)).toEqual({ state: 'waiting', seconds: 30 });
    const other = await makeApiToken(db, deps, { personId });
    expect(await open(other)).toMatchObject({ state: 'live' });
    deps.clock.advance({ seconds: 30 });
    expect(await open(token)).toMatchObject({ state: 'live' });
    expect(await used()).not.toBe(first);
  }, 30_000);

  test('reading people is in the trail once for each token and hour', async () => {
    const { db, deps, personId, open, trail } = await begin();
    const token = await makeApiToken(db, deps, { personId });
    const read = async (minutes: number) => {
      deps.clock.advance({ minutes });
      const reading = await open(token);
      if (reading.state === 'live') await noteTokenRead(db, deps, reading.program, 'people');
      return (await trail()).filter(({ action }) => action === 'team.read').length;
    };
    expect([await read(0), await read(1), await read(58), await read(1)]).toEqual([1, 1, 1, 2]);
  });
});
