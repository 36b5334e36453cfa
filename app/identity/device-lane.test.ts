import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { Schema } from '#db/schema.ts';
import { makeSignIn, testPassword } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { type TestDeps, testDeps } from '#tests/setup/deps.ts';
import { createPasswordSignIn } from './create-password-sign-in.server.ts';
import { signIn } from './sign-in.server.ts';
import { openTry, type Place, throttleKeys } from './throttle.server.ts';
import { throttlePolicy } from './throttle-policy.ts';

const hospital = '10.0.0.1';
const waits = { ok: false, reason: 'wait' };
const wrong = { ok: false, reason: 'wrong' };

/** Everybody is at the hospital's one address; `device` is what their device cookie holds. */
function trier(db: Kysely<Schema>, deps: TestDeps) {
  return async (identifier: string, password: string, device: string | null = null) =>
    signIn(db, deps, { identifier, password, device, address: hospital, shared: false });
}

/** Signs in at a computer that has no device cookie yet and gives its new one. */
async function firstSignIn(tryIt: ReturnType<typeof trier>, handle: string): Promise<string> {
  const result = await tryIt(handle, testPassword);
  if (!result.ok) throw new Error(result.reason);
  return result.device;
}

eachEngine((engine) => {
  async function make() {
    const [db, deps] = [await engine.database(), testDeps()];
    const { personId, handle } = await makeSignIn(db, deps);
    return { db, deps, personId, handle, tryIt: trier(db, deps) };
  }

  /** So many wrong tries as if their passwords had been checked: the throttle alone, without the cost of a hash. */
  async function guess(db: Kysely<Schema>, deps: TestDeps, handle: string, place: Place, times = 1) {
    const keys = throttleKeys({ handle: handle.toUpperCase(), personId: null }, place);
    for (let index = 0; index < times; index += 1) await db.transaction().execute((tx) => openTry(tx, deps, keys));
  }

  test('a script at the same address keeps nobody from a computer that they use, nor from one new to them', async () => {
    const { db, deps, handle, tryIt } = await make();
    const own = await firstSignIn(tryIt, handle);
    const ofWard = await firstSignIn(tryIt, (await makeSignIn(db, deps)).handle);
    for (let second = 0; second < 600; second += 1) {
      await guess(db, deps, handle, { lane: 'address', value: hospital });
      deps.clock.advance({ seconds: 1 });
    }
    await guess(db, deps, handle, { lane: 'address', value: hospital });
    expect(await tryIt(handle, testPassword)).toMatchObject(waits);
    expect(await tryIt(handle, testPassword, own)).toMatchObject({ ok: true, device: own });
    expect(await tryIt(handle, testPassword, ofWard)).toMatchObject({ ok: true, device: ofWard });
    expect(await tryIt(handle, testPassword)).toMatchObject(waits);
  });

  test('a device meets a growing delay of its own, and no other device does', async () => {
    const { deps, handle, tryIt } = await make();
    const [own, other] = [await firstSignIn(tryIt, handle), await firstSignIn(tryIt, handle)];
    expect(other).not.toBe(own);
    const seconds: number[] = [];
    while (seconds.length < 3) {
      const answer = await tryIt(handle, 'not the password', own);
      if (answer.ok || answer.reason === 'wrong') continue;
      seconds.push(answer.seconds);
      expect(await tryIt(handle, testPassword, own)).toEqual(answer);
      expect(await tryIt(handle, testPassword, other)).toMatchObject({ ok: true });
      deps.clock.advance({ seconds: answer.seconds });
    }
    expect(seconds).toEqual([1, 2, 4]);
    expect(await tryIt(handle, testPassword, own)).toMatchObject({ ok: true });
  });

  test('on a device, too, an unknown person has to wait exactly as a known one does', async () => {
    const { handle, tryIt } = await make();
    const device = await firstSignIn(tryIt, handle);
    const answers = async (identifier: string) => {
      const all = [];
      for (let index = 0; index < 6; index += 1) all.push(await tryIt(identifier, 'not the password', device));
      return all;
    };
    const known = await answers(handle);
    expect(known.at(-1)).toMatchObject(waits);
    expect(await answers('nobody')).toEqual(known);
  });

  test('somebody who collects devices is slowed down, and keeps the owner from none of theirs', async () => {
    const { db, deps, handle, tryIt } = await make();
    const own = await firstSignIn(tryIt, handle);
    for (let index = 0; index < 30; index += 1) {
      await guess(db, deps, handle, { lane: 'device', value: `collected ${index}` });
    }
    expect(await tryIt(handle, testPassword, 'collected 31')).toMatchObject(waits);
    expect(await tryIt(handle, testPassword, own)).toMatchObject({ ok: true });
    deps.clock.advance({ seconds: throttlePolicy.account.longest / 1000 });
    expect(await tryIt(handle, testPassword, 'collected 31')).toMatchObject({ ok: true });
  });

  test('a device that guesses at everybody is slowed for those who are new to it', async () => {
    const { db, deps, handle, tryIt } = await make();
    const device = await firstSignIn(tryIt, handle);
    const newcomer = await makeSignIn(db, deps);
    for (let person = 0; person < throttlePolicy.place.most.device; person += 1) {
      await guess(db, deps, `n-${person}`, { lane: 'device', value: device });
    }
    expect(await tryIt(newcomer.handle, testPassword, device)).toMatchObject(waits);
    expect(await tryIt(handle, testPassword, device)).toMatchObject({ ok: true });
    expect(await tryIt(newcomer.handle, testPassword)).toMatchObject({ ok: true });
  });

  test('wrong tries at an e-mail address say nothing about a staff number', async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    const { id: personId } = await makePerson(db);
    const handles = ['n-1042', 'ann@ward.example'];
    await createPasswordSignIn(db, deps, { personId, handles, password: testPassword });
    const tryIt = trier(db, deps);
    for (let index = 0; index < 5; index += 1) await tryIt('ann@ward.example', 'not the password');
    expect(await tryIt('ANN@ward.example', 'not the password')).toMatchObject(waits);
    expect(await tryIt('n-1042', 'not the password')).toEqual(wrong);
    const device = await firstSignIn(tryIt, 'n-1042');
    for (let index = 0; index < 5; index += 1) await tryIt('n-1042', 'not the password', device);
    expect(await tryIt('N-1042', 'not the password', device)).toMatchObject(waits);
    expect(await tryIt('ann@ward.example', testPassword, device)).toMatchObject({ ok: true });
  });

  test('a person is known at a place under each of their handles', async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    const { id: personId } = await makePerson(db);
    const handles = ['n-1042', 'ann@ward.example'];
    await createPasswordSignIn(db, deps, { personId, handles, password: testPassword });
    const tryIt = trier(db, deps);
    await firstSignIn(tryIt, 'ann@ward.example');
    for (let index = 0; index < 30; index += 1) {
      await guess(db, deps, 'n-1042', { lane: 'address', value: `198.51.100.${index}` });
    }
    expect(await tryIt('n-1042', 'not the password')).toMatchObject(waits);
    expect(await tryIt('n-1042', testPassword)).toMatchObject({ ok: true });
  });
});
