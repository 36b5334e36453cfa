import { expect, test } from 'vitest';
import { openMailTransport } from '#app/platform/mail/open-transport.server.ts';
import { sendDueMail } from '#app/platform/mail/send-due-mail.server.ts';
import { renderMail } from '#app/reporting/mail/render-mail.server.ts';
import { actorWith, makeGrant, makeSession, makeSignIn, testPassword } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { newKey } from '#tests/factories/record.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { startMailServer } from '#tests/setup/mail-server.ts';
import { readMail } from '#tests/setup/read-mail.ts';
import { getSignInState } from './get-sign-in-state.server.ts';
import { makeSignInCode } from './make-sign-in-code.server.ts';
import { readSession } from './read-session.server.ts';
import { setPassword } from './set-password.server.ts';
import { setPersonActive } from './set-person-active.server.ts';
import { signIn } from './sign-in.server.ts';
import { sweepIdentity } from './sweep-identity.server.ts';
import { throttlePolicy } from './throttle-policy.ts';

const secret = 'a secret of an installation';
const words = 'four words put together';
const administrator = actorWith(['manage-people', 'manage-grants'], null, 'admin');
const unknown = { code: 'invalid', reason: 'identity.code-unknown' };

/** A person with a staff number and an address, and what a test does about them. */
async function begin(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  const { id: personId } = await makePerson(db, { name: 'Ada', staff_number: 'N-7', email: 'ada@x.org' });
  const make = async (actor = administrator, key = newKey(), sealFor: string | null = null) =>
    (await makeSignInCode(db, deps, { actor, personId, key }, { sealFor }))?.code ?? '';
  const set = (code: string, password = words, again = password) =>
    setPassword(db, deps, { code, password, again, address: '192.0.2.7' });
  const enter = async (identifier: string, password = words) =>
    (await signIn(db, deps, { identifier, password, address: '192.0.2.7', shared: false })).ok;
  const actions = async () =>
    (await db.selectFrom('audit_log').select(['action', 'actor_id']).execute()).map((row) => [
      row.action,
      row.actor_id,
    ]);
  return { db, deps, personId, make, set, enter, actions };
}

eachEngine((engine) => {
  test('somebody without a sign-in sets a password with a code, once, and signs in by number or address', async () => {
    const { db, deps, personId, make, set, enter, actions } = await begin(engine);
    expect(await getSignInState(db, deps, personId)).toEqual({
      handles: ['N-7', 'ada@x.org'],
      hasPassword: false,
      codeUntil: null,
    });
    const code = await make();
    expect(await getSignInState(db, deps, personId)).toMatchObject({ codeUntil: '2026-03-09' });
    await expect(set(code, 'short')).rejects.toMatchObject({ reason: 'identity.password-length' });
    await expect(set(code, words, `${words}!`)).rejects.toMatchObject({ reason: 'identity.passwords-differ' });
    await set(code.toLowerCase().replaceAll('-', ' '));
    expect([await enter('n-7'), await enter('ADA@x.org')]).toEqual([true, true]);
    await expect(set(code)).rejects.toMatchObject(unknown);
    expect(await getSignInState(db, deps, personId)).toMatchObject({ hasPassword: true, codeUntil: null });
    expect(await actions()).toEqual([
      ['sign-in-code.make', 'admin'],
      ['sign-in.set-password', personId],
    ]);
  });

  test('a forgotten password is replaced at every handle, and every session ends', async () => {
    const { db, deps, personId, make, set, enter } = await begin(engine);
    await makeSignIn(db, deps, { personId, handle: 'old-7' });
    const { token } = await makeSession(db, deps, { personId });
    const other = await makeSession(db, deps);
    const code = await make();
    expect(await enter('old-7', testPassword)).toBe(true);
    await set(code);
    expect([await enter('old-7', testPassword), await enter('old-7'), await enter('n-7')]).toEqual([false, true, true]);
    expect((await readSession(db, deps, token)).state).toBe('none');
    expect((await readSession(db, deps, other.token)).state).toBe('live');
  });

  test('of a code only the hash is kept; a newer one takes its place, and a repeated form shows none', async () => {
    const { db, make, set } = await begin(engine);
    const key = newKey();
    const first = await make(administrator, key);
    expect(await make(administrator, key)).toBe('');
    const second = await make();
    const kept = JSON.stringify([
      await db.selectFrom('sign_in_codes').selectAll().execute(),
      await db.selectFrom('operations').selectAll().execute(),
      await db.selectFrom('audit_log').selectAll().execute(),
      await db.selectFrom('audit_details').selectAll().execute(),
    ]);
    for (const code of [first, second]) expect(kept).not.toContain(code);
    await expect(set(first)).rejects.toMatchObject(unknown);
    await set(second);
  });

  test('a code ends after seven days, and when the person is shut out', async () => {
    const { db, deps, personId, make, set } = await begin(engine);
    const early = await make();
    deps.clock.set('2026-03-09T22:00:00Z');
    const late = await make();
    await expect(set(early)).rejects.toMatchObject(unknown);
    deps.clock.set('2026-03-17T00:00:00Z');
    await expect(set(late)).rejects.toMatchObject(unknown);
    await sweepIdentity(db, deps);
    expect(await db.selectFrom('sign_in_codes').selectAll().execute()).toEqual([]);
    const last = await make();
    await db.transaction().execute(async (tx) => {
      for (const revision of [1, 2]) {
        await setPersonActive(tx, deps, { personId, active: revision === 2, revision, by: 'admin' });
      }
    });
    await expect(set(last)).rejects.toMatchObject(unknown);
  });

  test('used twice at once it sets one password', async () => {
    const { make, set, enter } = await begin(engine);
    const code = await make();
    const tries = await Promise.allSettled([set(code), set(code, `${words}, others`)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect([await enter('n-7'), await enter('n-7', `${words}, others`)].sort()).toEqual([false, true]);
  });

  test('nobody makes one for themselves, for whom they may not, or for somebody who could not use it', async () => {
    const { db, deps, personId, make } = await begin(engine);
    await expect(make(actorWith([], null))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(make(actorWith(['manage-people'], '/ward/'))).rejects.toMatchObject({ code: 'forbidden' });
    const self = actorWith(['manage-people', 'manage-grants'], null, personId);
    await expect(make(self)).rejects.toMatchObject({ reason: 'identity.own-code' });
    const clerk = actorWith(['manage-people'], null, 'clerk');
    expect(await make(clerk)).not.toBe('');
    await makeGrant(db, deps, { personId, permissionRole: 'auditor' });
    await expect(make(clerk)).rejects.toMatchObject({ code: 'forbidden' });
    await db.deleteFrom('grants').execute();
    const days = { from_on: '2026-04-01', until_on: '2026-04-05' };
    await db
      .insertInto('deputies')
      .values({ manager_id: personId, deputy_id: personId, ...days })
      .execute();
    await expect(make(clerk)).rejects.toMatchObject({ code: 'forbidden' });
    await makeSignIn(db, deps, { handle: 'N-7' });
    await db.updateTable('people').set({ email: null }).where('id', '=', personId).execute();
    await expect(make()).rejects.toMatchObject({ reason: 'identity.no-handle' });
  });

  test('wrong codes from one address are slowed down, and cost no hash', async () => {
    const { db, deps, make, set } = await begin(engine);
    const code = await make();
    await expect(set('7K2M-Q9XD-4T1B-8RHN')).rejects.toMatchObject(unknown);
    await db.updateTable('throttles').set({ count: throttlePolicy.place.most.address }).execute();
    await expect(set(code)).rejects.toMatchObject({ code: 'too-many' });
    deps.clock.advance({ minutes: 5 });
    await set(code);
  });

  test('by mail it goes out once, sealed until then, and not at all where a newer one was made', async () => {
    const { db, deps, personId, make, set, enter } = await begin(engine);
    const server = await startMailServer();
    const options = { from: 'learning@example.org', origin: 'https://learn.example.org', limit: 5 };
    const send = () =>
      sendDueMail(db, deps, {
        ...options,
        transport: openMailTransport(server.url),
        render: renderMail(options.origin, secret),
      });
    await make(administrator, newKey(), secret);
    await make();
    expect(await send()).toMatchObject({ sent: 0, dropped: 1 });
    await make(administrator, newKey(), secret);
    const kept = JSON.stringify(await db.selectFrom('outbox').selectAll().execute());
    expect(await send()).toMatchObject({ sent: 1 });
    const { text, subject } = readMail(server.received[0]?.raw ?? '');
    const code = /welcome\?code=([\w-]+)/.exec(text)?.[1] ?? '';
    expect(subject).toBe('Set your password for Acumen at Riverside Hospital');
    expect(text).toContain(`If you are asked for a code, it is ${code}.`);
    expect(kept).not.toContain(code);
    await set(code);
    expect(await enter('ada@x.org')).toBe(true);
    await db.updateTable('people').set({ email: null }).where('id', '=', personId).execute();
    await expect(make(administrator, newKey(), secret)).rejects.toMatchObject({ reason: 'identity.no-address' });
    await server.close();
  });
});
