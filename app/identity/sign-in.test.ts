import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { Schema } from '#db/schema.ts';
import { makeSignIn, testPassword } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { type TestDeps, testDeps } from '#tests/setup/deps.ts';
import { createPasswordSignIn } from './create-password-sign-in.server.ts';
import { hasDemoSignIns } from './has-demo-sign-ins.server.ts';
import { hashPassword, verifyPassword } from './password.server.ts';
import { readSession } from './read-session.server.ts';
import { setPersonActive } from './set-person-active.server.ts';
import { type SignInTry, signIn } from './sign-in.server.ts';
import { forgiveTry, openTry, type Place, throttleKeys } from './throttle.server.ts';
import { throttlePolicy } from './throttle-policy.ts';

const ward = '10.0.0.1';
const home = '192.0.2.7';
const atWard: Place = { lane: 'address', value: ward };
const nobody = { handle: 'N-1', personId: null };

function trier(db: Kysely<Schema>, deps: TestDeps, defaults: Partial<SignInTry> = {}) {
  return (identifier: string, password: string, more: Partial<SignInTry> = {}) =>
    signIn(db, deps, { identifier, password, address: ward, shared: false, ...defaults, ...more });
}

eachEngine((engine) => {
  test('a person signs in by staff number or e-mail address, however they are written', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { id: personId } = await makePerson(db, { name: 'Ann' });
    await createPasswordSignIn(db, deps, { personId, handles: ['n-1042', 'Ann@Ward.example'], password: testPassword });
    const tryIt = trier(db, deps);
    for (const identifier of ['N-1042', ' n-1042 ', 'ann@ward.example', 'ANN@WARD.EXAMPLE ']) {
      const result = await tryIt(identifier, testPassword);
      expect(result).toMatchObject({ ok: true, actor: { personId, name: 'Ann', shared: false } });
    }
    expect(await tryIt('N-1042', testPassword.toUpperCase())).toEqual({ ok: false, reason: 'wrong' });
  });

  test('unknown, deactivated, malformed and wrong are answered alike', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { handle } = await makeSignIn(db, deps);
    const left = await makeSignIn(db, deps);
    await db
      .transaction()
      .execute((tx) => setPersonActive(tx, deps, { personId: left.personId, active: false, revision: 1, by: null }));
    const tryIt = trier(db, deps);
    const wrong = { ok: false, reason: 'wrong' };
    expect(await tryIt(handle, 'not the password')).toEqual(wrong);
    expect(await tryIt(left.handle, testPassword)).toEqual(wrong);
    for (const strange of ['nobody', '', 'a b c', "' or 1=1 --", 'x'.repeat(9000), '\u0000', '@']) {
      expect(await tryIt(strange, testPassword)).toEqual(wrong);
    }
    expect(await tryIt(handle, 'x'.repeat(1_000_000))).toEqual(wrong);
  });

  test('an unknown person has to wait exactly as a known one does', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { handle } = await makeSignIn(db, deps);
    const tryIt = trier(db, deps);
    const answers = async (identifier: string) => {
      const all = [];
      for (let index = 0; index < 8; index += 1) all.push(await tryIt(identifier, 'not the password'));
      return all;
    };
    const known = await answers(handle);
    expect(await answers('nobody')).toEqual(known);
    expect(known.map((answer) => (answer.ok ? 'in' : answer.reason))).toEqual([
      'wrong',
      'wrong',
      'wrong',
      'wrong',
      'wrong',
      'wait',
      'wait',
      'wait',
    ]);
  });

  test('signing in gives a new token and voids the one that the browser held', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { handle } = await makeSignIn(db, deps);
    const tryIt = trier(db, deps);
    const first = await tryIt(handle, testPassword);
    if (!first.ok) throw new Error(first.reason);
    const second = await tryIt(handle, testPassword, { replaces: first.token, shared: true });
    if (!second.ok) throw new Error(second.reason);
    expect(second.token).not.toBe(first.token);
    expect(second.actor.shared).toBe(true);
    expect((await readSession(db, deps, first.token)).state).toBe('none');
    expect((await readSession(db, deps, second.token)).state).toBe('live');
  });

  test('the delay grows, is shared by processes, and whoever waits it out gets in', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { handle } = await makeSignIn(db, deps);
    const processes = [trier(db, deps), trier(engine.again(db), deps)];
    const tryIt = (password: string, turn: number) => processes[turn % 2]?.(handle, password);
    const waits: number[] = [];
    for (let turn = 0; waits.length < 5; turn += 1) {
      const answer = await tryIt('not the password', turn);
      if (answer?.ok === false && answer.reason === 'wait') {
        waits.push(answer.seconds);
        // Trying while waiting neither counts nor prolongs the wait, and even the right password has to wait.
        expect(await tryIt(testPassword, turn + 1)).toEqual(answer);
        deps.clock.advance({ seconds: answer.seconds });
      }
    }
    expect(waits).toEqual([1, 2, 4, 8, 16]);
    expect(await tryIt('not the password', 0)).toEqual({ ok: false, reason: 'wrong' });
    deps.clock.advance({ seconds: throttlePolicy.pair.longest / 1000 });
    expect(await tryIt(testPassword, 0)).toMatchObject({ ok: true });
    expect(await tryIt('not the password', 1)).toEqual({ ok: false, reason: 'wrong' });
    expect(await tryIt(testPassword, 0)).toMatchObject({ ok: true });
  });

  test('wrong tries elsewhere do not keep a person out where they have signed in before', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { handle } = await makeSignIn(db, deps);
    const tryIt = trier(db, deps);
    expect(await tryIt(handle, testPassword)).toMatchObject({ ok: true });
    for (let index = 0; index < 30; index += 1) await tryIt(handle, 'guess', { address: `198.51.100.${index}` });
    const elsewhere = await tryIt(handle, testPassword, { address: home });
    expect(elsewhere).toMatchObject({ ok: false, reason: 'wait' });
    // A wrong password is told the same here as there: it does not give away that the person is known here.
    expect(await tryIt(handle, 'guess')).toEqual(elsewhere);
    expect(await tryIt(handle, testPassword)).toMatchObject({ ok: true });
    deps.clock.advance({ seconds: throttlePolicy.account.longest / 1000 });
    expect(await tryIt(handle, testPassword, { address: home })).toMatchObject({ ok: true });
  });

  test('a hundred tries at once are a hundred tries', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const keys = throttleKeys(nobody, atWard);
    const tries = await Promise.all(
      Array.from({ length: 40 }, () => db.transaction().execute((tx) => openTry(tx, deps, keys))),
    );
    expect(tries.filter((one) => one.pairWait === 0)).toHaveLength(throttlePolicy.pair.free + 1);
  });

  const places: [where: string, place: (person: number) => Place][] = [
    ['in browsers without a device cookie', () => atWard],
    ['at twenty shared computers', (person) => ({ lane: 'device', value: `computer ${person % 20}` })],
  ];
  test.each(places)(
    'five hundred people behind one address sign in within five minutes, a third of them at the second try, %s',
    async (_, placeOf) => {
      const db = await engine.database();
      const deps = testDeps();
      for (let person = 0; person < 500; person += 1) {
        const keys = throttleKeys({ handle: `N-${person}`, personId: `${person}` }, placeOf(person));
        const open = () => db.transaction().execute((tx) => openTry(tx, deps, keys));
        if (person % 3 === 0) expect(await open()).toMatchObject({ pairWait: 0, crowdWait: 0 });
        expect(await open()).toMatchObject({ pairWait: 0, crowdWait: 0 });
        await db.transaction().execute((tx) => forgiveTry(tx, keys));
        deps.clock.advance({ seconds: 0.6 });
      }
    },
  );

  test('an address that only guesses is slowed for new people, and for them alone', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const ann = await makeSignIn(db, deps);
    const bea = await makeSignIn(db, deps);
    const tryIt = trier(db, deps);
    expect(await tryIt(ann.handle, testPassword)).toMatchObject({ ok: true });
    const { place } = throttleKeys(nobody, atWard);
    await tryIt('nobody', 'guess');
    const { numUpdatedRows } = await db
      .updateTable('throttles')
      .set({ count: throttlePolicy.place.most.address })
      .where('key', '=', place)
      .executeTakeFirst();
    expect(numUpdatedRows).toBe(1n);
    expect(await tryIt(bea.handle, testPassword)).toMatchObject({ ok: false, reason: 'wait' });
    expect(await tryIt(bea.handle, testPassword, { address: home })).toMatchObject({ ok: true });
    expect(await tryIt(ann.handle, testPassword)).toMatchObject({ ok: true });
    deps.clock.advance({ minutes: 5 });
    expect(await tryIt(bea.handle, testPassword)).toMatchObject({ ok: true });
  });

  test('the throttle keeps nothing of what was typed', async () => {
    const db = await engine.database();
    await trier(db, testDeps())('secret-typed-here', 'guess');
    const rows = JSON.stringify(await db.selectFrom('throttles').selectAll().execute());
    expect(rows.toLowerCase()).not.toContain('secret-typed-here');
    expect(rows).not.toContain(ward);
  });

  test('the installation knows whether anybody of the demo can sign in', async () => {
    const db = await engine.database();
    const deps = testDeps();
    await makeSignIn(db, deps, { handle: 'demo@ward.example' });
    expect(await hasDemoSignIns(db)).toBe(false);
    await makeSignIn(db, deps, { handle: 'nurse@demo.test' });
    expect(await hasDemoSignIns(db)).toBe(true);
  });

  test('a handle belongs to one person, and passwords are argon2id hashes', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { handle } = await makeSignIn(db, deps, { handle: 'n-7' });
    await expect(makeSignIn(db, deps, { handle: ' N-7' })).rejects.toMatchObject({ reason: 'identity.handle-taken' });
    const { id: personId } = await makePerson(db);
    const make = (handles: string[], password: string) =>
      createPasswordSignIn(db, deps, { personId, handles, password });
    await expect(make([handle], 'short')).rejects.toMatchObject({ reason: 'identity.password-length' });
    await expect(make(['a b@c'], testPassword)).rejects.toMatchObject({ reason: 'identity.handle-invalid' });
    const { secret_hash } = await db.selectFrom('sign_ins').select('secret_hash').executeTakeFirstOrThrow();
    expect(secret_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

test('checking costs the same whether or not the person exists', async () => {
  const hash = await hashPassword(testPassword);
  await verifyPassword(null, 'warm up');
  // The least CPU time of several: what a busy machine adds falls away, and a missing hash would be a hundredth.
  const least = { known: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY };
  for (let index = 0; index < 12; index += 1) {
    for (const [who, secret] of [['known', hash] as const, ['unknown', null] as const]) {
      const before = process.cpuUsage();
      expect(await verifyPassword(secret, 'not the password')).toBe(false);
      const { user, system } = process.cpuUsage(before);
      least[who] = Math.min(least[who], user + system);
    }
  }
  expect(least.unknown / least.known).toBeGreaterThan(0.6);
  expect(least.unknown / least.known).toBeLessThan(1.6);
  expect(await verifyPassword(hash, testPassword)).toBe(true);
  expect(await verifyPassword(null, 'nobody has this password')).toBe(false);
});
