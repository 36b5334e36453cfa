import type { ServerBuild } from '@remix-run/node';
import { createElement } from 'react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { requireActor, requireCapability } from '#app/identity/require.server.ts';
import { makeGrant, makeSession, makeSignIn, testPassword } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { type Answer, applicationBuild, startTestServer, type TestServer } from '#tests/setup/application.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';

type Routes = ServerBuild['routes'];
type RouteModule = NonNullable<Routes[string]>['module'];

const page = () => createElement('p', null, 'a page');
const pages: Record<string, Partial<RouteModule>> = {
  mine: {
    default: page,
    loader: (args) => requireActor(args),
    action: async (args) => {
      const actor = await requireActor(args);
      const form = (await args.context.form()) ?? [];
      return Response.json({ by: actor.name, form: [...form] });
    },
  },
  saved: {
    loader: async (args) => Response.json((await requireActor(args)).name),
    action: async (args) => Response.json((await requireActor(args)).name),
  },
  admin: { default: page, loader: (args) => requireCapability(args, 'manage-people') },
};
const extra = Object.fromEntries(
  Object.entries(pages).map(([path, module]) => [
    path,
    { id: path, parentId: 'root', path, module: module as RouteModule },
  ]),
);

const local = { origin: 'http://localhost:3000', local: true };
const online = { origin: 'https://learn.example.org', local: false };

function cookieOf(answer: Answer): string {
  return (answer.headers['set-cookie'] as string[] | undefined)?.[0] ?? '';
}

function setCookie(answer: Answer, name: string): string | undefined {
  const all = (answer.headers['set-cookie'] ?? []) as string[];
  return all.find((cookie) => cookie.startsWith(`${name}=`))?.split(';')[0];
}

function tokenOf(answer: Answer): string {
  return /^[\w-]+=([\w-]+);/.exec(cookieOf(answer))?.[1] ?? '';
}

function hidden(answer: Answer, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(answer.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
}

/** The form as a browser sends one that may hold files. */
function multipartOf(form: Record<string, string>) {
  const parts = Object.entries(form).map(
    ([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const headers = { origin: local.origin, 'content-type': 'multipart/form-data; boundary=x' };
  return { method: 'POST', body: `${parts.join('')}--x--\r\n`, headers };
}

eachEngine((engine) => {
  let build: ServerBuild;
  const running: TestServer[] = [];

  beforeAll(async () => {
    build = await applicationBuild({ only: ['routes/login', 'routes/logout'], extra });
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.close()));
  });

  async function serve(env = local) {
    const db = await engine.database();
    const deps = testDeps();
    const server = await startTestServer(build, { db, deps, env });
    running.push(server);
    const person = async (name: string) => {
      const { id: personId } = await makePerson(db, { name });
      const { handle } = await makeSignIn(db, deps, { personId });
      const login = (more: Record<string, string> = {}, token?: string) =>
        server.call('/login', { form: { identifier: handle, password: testPassword, ...more }, token });
      return { personId, handle, login };
    };
    return { db, deps, server, call: server.call, person };
  }

  test('signing in leads to the page that was asked for, signed in under a cookie that fits the scheme', async () => {
    const { call, person } = await serve(online);
    const ann = await person('Ann Bell');
    const asked = await call('/mine?tab=2');
    expect([asked.status, asked.headers.location]).toEqual([302, '/login?next=%2Fmine%3Ftab%3D2']);
    const form = await call(String(asked.headers.location));
    const signedIn = await ann.login({ next: hidden(form, 'next') });
    expect([signedIn.status, signedIn.headers.location]).toEqual([302, '/mine?tab=2']);
    expect(cookieOf(signedIn)).toMatch(/^__Host-acumen=[\w-]{22}; HttpOnly; Path=\/; SameSite=Lax; Secure$/);
    const token = tokenOf(signedIn);
    expect((await call('/mine?tab=2', { token })).text).toContain('Ann Bell');
    expect((await call('/login', { token })).headers.location).toBe('/learn');
    expect((await call('/login?next=//evil.example', { token })).headers.location).toBe('/learn');
  });

  test('a wrong sign-in names no reason, keeps the identifier and gives no cookie', async () => {
    const { call, person } = await serve();
    const ann = await person('Ann');
    const next = 'https://evil.example/';
    const known = await ann.login({ password: 'wrong password', next });
    const unknown = await call('/login', {
      form: { identifier: ann.handle.replace(/./, 'x'), password: 'wrong', next },
    });
    for (const answer of [known, unknown]) {
      expect(answer.status).toBe(401);
      expect(answer.text).toContain('do not belong together');
      expect(cookieOf(answer)).toBe('');
      expect(hidden(answer, 'next')).toBe('');
    }
    expect(known.text).toContain(`value="${ann.handle}"`);
    expect((await ann.login({ password: '' })).status).toBe(422);
    for (let index = 0; index < 4; index += 1) await ann.login({ password: 'wrong' });
    const waiting = await ann.login();
    expect([waiting.status, waiting.headers['retry-after']]).toEqual([429, '5']);
    expect(waiting.text).toContain('Your account is not locked');
  });

  test('what belongs to a person is never kept by a browser or proxy', async () => {
    const { db, deps, call } = await serve();
    const { token, personId: person } = await makeSession(db, deps);
    for (const answer of [
      await call('/mine', { token }),
      await call('/mine.data', { token }),
      await call('/mine', { token, form: { person, a: '1' } }),
      await call('/saved', { token }),
      await call('/mine'),
      await call('/mine', { form: { a: '1' } }),
    ]) {
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    }
  });

  test('a capability that the person lacks is a 403, on the page and in its data', async () => {
    const { db, deps, call } = await serve();
    const { personId, token } = await makeSession(db, deps);
    expect((await call('/admin')).status).toBe(302);
    expect((await call('/admin', { token })).status).toBe(403);
    expect((await call('/admin.data', { token })).status).toBe(403);
    await makeGrant(db, deps, { personId, permissionRole: 'administrator' });
    expect((await call('/admin', { token })).status).toBe(200);
  });

  test('signing out ends the session, clears the browser and loads the next page anew', async () => {
    const { call, person } = await serve(online);
    const ann = await person('Ann');
    const [desk, phone] = [tokenOf(await ann.login()), tokenOf(await ann.login())];
    expect((await call('/logout', { token: desk })).status).toBe(200);
    expect((await call('/mine', { token: desk })).status).toBe(200);
    const out = await call('/logout', { token: desk, form: {} });
    expect(out.headers).toMatchObject({ location: '/login?left=signed-out', 'clear-site-data': '"cache", "storage"' });
    expect(cookieOf(out)).toMatch(/^__Host-acumen=; .*Max-Age=0/);
    expect((await call('/mine', { token: desk })).status).toBe(302);
    expect((await call('/mine', { token: phone })).status).toBe(200);
    const again = tokenOf(await ann.login());
    await call('/logout', { token: again, form: { everywhere: '1' } });
    expect((await call('/mine', { token: phone })).status).toBe(302);
  });

  test('a browser keeps its device when its people sign out, and others do not delay them there', async () => {
    const { call, person } = await serve();
    const [ann, bea] = [await person('Ann'), await person('Bea')];
    const signedIn = await ann.login();
    const cookie = setCookie(signedIn, 'acumen-device') ?? '';
    expect(cookie).toMatch(/^acumen-device=./);
    const out = await call('/logout', { token: tokenOf(signedIn), form: {} });
    expect(setCookie(out, 'acumen-device')).toBeUndefined();
    for (const { login } of [ann, bea]) {
      for (let index = 0; index < 5; index += 1) await login({ password: 'wrong' });
      expect((await login()).status).toBe(429);
    }
    const atDevice = (handle: string, headers: Record<string, string>) =>
      call('/login', { form: { identifier: handle, password: testPassword }, headers });
    for (const { handle } of [ann, bea]) {
      const again = await atDevice(handle, { cookie });
      expect(again.status).toBe(302);
      expect(setCookie(again, 'acumen-device')).toMatch(/^acumen-device=./);
    }
    expect((await atDevice(ann.handle, { cookie: `${cookie}x` })).status).toBe(429);
  });

  test('a session that ran out still ends the person’s other sessions; one that is gone says that it cannot', async () => {
    const { call, person, deps } = await serve();
    const ann = await person('Ann');
    const desk = tokenOf(await ann.login());
    deps.clock.advance({ minutes: 61 });
    const phone = tokenOf(await ann.login());
    const out = await call('/logout', { token: desk, form: { everywhere: '1' } });
    expect(out.headers.location).toBe('/login?left=everywhere');
    expect((await call(String(out.headers.location))).text).toContain('You are signed out on all devices.');
    expect((await call('/mine', { token: phone })).status).toBe(302);
    const tablet = tokenOf(await ann.login());
    const unknown = await call('/logout', { token: desk, form: { everywhere: '1' } });
    expect(unknown.headers.location).toBe('/login?left=unknown');
    const page = await call(String(unknown.headers.location));
    expect(page.text).toContain('You may still be signed in on other devices.');
    expect(page.text).not.toContain('You are signed out');
    expect((await call('/mine', { token: tablet })).status).toBe(200);
  });

  test('a form whose session has ended comes back to its author after signing in, to be sent by their own hand', async () => {
    const { call, person, deps } = await serve();
    const ann = await person('Ann Bell');
    const token = tokenOf(await ann.login());
    deps.clock.advance({ minutes: 90 });
    const typed: [string, string][] = [
      ['person', ann.personId],
      ['answer', 'first & <second>'],
      ['answer', 'two\r\nlines'],
      ['key', 'operation-1'],
    ];
    const ended = await call('/mine?index&tab=2', { token, form: typed });
    expect(ended.status).toBe(401);
    expect(ended.text).not.toContain('first &');
    const again = { next: hidden(ended, 'next'), resume: hidden(ended, 'resume') };
    expect(again.next).toBe('/mine?index&tab=2');
    const wrong = await ann.login({ ...again, password: 'wrong password' }, token);
    expect(hidden(wrong, 'resume')).toBe(again.resume);
    const back = await ann.login(again, token);
    expect(back.status).toBe(200);
    expect(back.text).toContain('You were signed out. Nothing is lost.');
    expect(back.text).toContain('action="/mine?index&amp;tab=2"');
    expect(back.text).toContain('Ann Bell');
    const fields = [...back.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
      .map((match) => [match[1], match[2]])
      .filter(([name]) => name !== 'next' && name !== 'resume');
    expect(fields).toEqual([
      ['person', ann.personId],
      ['answer', 'first &amp; &lt;second&gt;'],
      ['answer', 'two\r\nlines'],
      ['key', 'operation-1'],
    ]);
    const sent = await call('/mine?tab=2', { token: tokenOf(back), form: typed });
    expect(sent.status).toBe(200);
  });

  test('another person at the same browser gets nothing of it', async () => {
    const { call, person, deps } = await serve();
    const [ann, bea] = [await person('Ann'), await person('Bea')];
    const token = tokenOf(await ann.login());
    deps.clock.advance({ minutes: 90 });
    const ended = await call('/mine?secret=1', { token, form: { person: ann.personId, answer: 'of Ann' } });
    const answer = await bea.login({ next: hidden(ended, 'next'), resume: hidden(ended, 'resume') }, token);
    expect([answer.status, answer.headers.location]).toEqual([302, '/learn']);
    expect(answer.text).not.toContain('of Ann');
  });

  test('a page leads to sign-in and back, but in a frame, where that page may not stand', async () => {
    const { call } = await serve();
    const page = await call('/mine', { headers: { 'sec-fetch-dest': 'document' } });
    expect([page.status, page.headers.location]).toEqual([302, '/login?next=%2Fmine']);
    const inFrame = await call('/mine', { headers: { 'sec-fetch-dest': 'iframe' } });
    expect([inFrame.status, hidden(inFrame, 'next')]).toEqual([401, '/mine']);
  });

  test('a form of nobody known keeps nothing, in a page and in the background', async () => {
    const { db, deps, call } = await serve();
    const { token, personId: person } = await makeSession(db, deps);
    const unknown = await call('/mine', { form: { answer: 'whose?' } });
    expect([unknown.status, hidden(unknown, 'resume'), hidden(unknown, 'next')]).toEqual([401, '', '/mine']);
    deps.clock.advance({ minutes: 90 });
    const background = await call('/saved', { token, form: { person, answer: '7' } });
    expect(background.status).toBe(401);
    expect(JSON.parse(background.text)).toMatchObject({ kind: 'signed-out', next: '/saved' });
    const data = await call('/mine.data', { token, form: { person, answer: '7' } });
    expect(data.status).toBe(401);
    expect(data.text).toContain('signed-out');
  });

  test('a form is taken from the person alone for whom it was drawn, and kept for nobody else', async () => {
    const { call, person, deps } = await serve();
    const [ann, bea] = [await person('Ann'), await person('Bea')];
    const token = tokenOf(await bea.login());
    const form = { person: ann.personId, answer: 'typed by Ann' };
    const multipart = multipartOf(form);
    const refused = async () => {
      for (const options of [{ form }, multipart]) {
        const answer = await call('/mine', { token, ...options });
        expect(answer.status).toBe(409);
        expect(answer.text).toContain('This page was opened by someone else');
        expect(answer.text).not.toMatch(/typed by Ann|name="resume"/);
        expect(answer.text).not.toContain(ann.personId);
        const background = await call('/saved', { token, ...options });
        expect([background.status, JSON.parse(background.text).code]).toEqual([409, 'other-person']);
        expect((await call('/mine.data', { token, ...options })).status).toBe(409);
      }
    };
    await refused();
    expect((await call('/mine', { token, form: { answer: 'whose?' } })).status).toBe(400);
    const json = { method: 'POST', body: '{}', headers: { origin: local.origin, 'content-type': 'application/json' } };
    expect((await call('/saved', { token, ...json })).status).toBe(400);
    for (const options of [
      { form: { ...form, person: bea.personId } },
      multipartOf({ ...form, person: bea.personId }),
    ]) {
      expect((await call('/mine', { token, ...options })).status).toBe(200);
    }
    deps.clock.advance({ minutes: 90 });
    await refused();
  });

  test('one session is read however many loaders ask, and its use is noted', async () => {
    const { db, deps, call } = await serve();
    const { token } = await makeSession(db, deps);
    deps.clock.advance({ minutes: 2 });
    expect((await call('/mine', { token })).status).toBe(200);
    const { seen_at } = await db.selectFrom('sessions').select('seen_at').executeTakeFirstOrThrow();
    expect(seen_at).toBe('2026-03-02T09:02:00.000Z');
  });

  test('log lines name the path and no more: no query, cookie, field or body', async () => {
    const { db, deps, call, server } = await serve(online);
    const { token, personId: person } = await makeSession(db, deps);
    await call('/mine?note=secret-note', { token, form: { person, answer: 'secret-answer' } });
    await call('/login', { form: { identifier: 'secret-identifier', password: 'secret-password' } });
    const lines = JSON.stringify(server.logged);
    expect(lines).toContain('"path":"/mine"');
    expect(lines).not.toMatch(/secret-/);
    expect(lines).not.toContain(token);
  });

  test('it is not ready when the database does not answer', async () => {
    const { db, call } = await serve();
    expect(await call('/readyz')).toMatchObject({ status: 200, text: 'ready\n' });
    await db.destroy();
    expect(await call('/readyz')).toMatchObject({ status: 503, text: 'not ready\n' });
    expect((await call('/healthz')).status).toBe(200);
  });
});
