import type { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Schema } from '#db/schema.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { type TestDeps, testDeps } from '#tests/setup/deps.ts';
import { type MailServer, startMailServer } from '#tests/setup/mail-server.ts';
import { readMail } from '#tests/setup/read-mail.ts';
import { enqueueMail } from './enqueue-mail.server.ts';
import type { MailTransport } from './mail-transport.ts';
import { openMailTransport } from './open-transport.server.ts';
import { type RenderMail, sendDueMail } from './send-due-mail.server.ts';
import { sweepMail } from './sweep-mail.server.ts';

let server: MailServer;
beforeEach(async () => {
  server = await startMailServer();
});
afterEach(() => server.close());

const render: RenderMail = async (_db, _deps, { toPerson, data }) => {
  const { subject = 'Hello', name = toPerson, address = `${toPerson}@example.org` } = data as Record<string, string>;
  const attachments = [{ fileName: 'due.ics', contentType: 'text/calendar; charset=utf-8', content: 'BEGIN:…\r\n' }];
  const blocks = [{ kind: 'text' as const, text: 'Grüße, 王 & Co.' }];
  return { to: { name, address }, content: { subject, blocks, footer: 'Because.', attachments } };
};

const put = (db: Kysely<Schema>, deps: TestDeps, toPerson: string, key: string, data: object = {}, kind = 'test') =>
  db.transaction().execute((tx) => enqueueMail(tx, deps, [{ key, toPerson, kind, data, weekOn: '2026-03-02' }]));

function send(db: Kysely<Schema>, deps: TestDeps, change: { transport?: MailTransport; render?: RenderMail } = {}) {
  const options = { from: 'learning@example.org', origin: 'https://learn.example.org', limit: 20 };
  return sendDueMail(db, deps, { ...options, transport: openMailTransport(server.url), render, ...change });
}

const rows = (db: Kysely<Schema>) =>
  db.selectFrom('outbox').select(['key', 'state', 'tries', 'reason', 'due_at', 'week_on']).orderBy('key').execute();

eachEngine((engine) => {
  async function begin() {
    return { db: await engine.database(), deps: testDeps() };
  }

  test('a message arrives once, in text and HTML, with its attachment', async () => {
    const { db, deps } = await begin();
    await put(db, deps, 'ada', 'one');
    await put(db, deps, 'ada', 'one', { subject: 'Another' });
    expect(await send(db, deps)).toMatchObject({ sent: 1, serverDown: false });
    expect(await send(db, deps)).toMatchObject({ sent: 0 });
    expect(server.received).toHaveLength(1);
    const { to, from, raw } = server.received[0] ?? { to: '', from: '', raw: '' };
    expect([to, from]).toEqual(['ada@example.org', 'learning@example.org']);
    const mail = readMail(raw);
    expect(mail.subject).toBe('Hello');
    expect(mail.headers.get('from')).toEqual(['Riverside Hospital <learning@example.org>']);
    expect(mail.headers.get('auto-submitted')).toEqual(['auto-generated']);
    expect(mail.headers.get('date')).toEqual(['Mon, 02 Mar 2026 09:00:00 +0000']);
    expect(mail.headers.get('message-id')?.[0]).toMatch(/^<[0-9a-f]{40}@learn\.example\.org>$/);
    expect(mail.text).toContain('Grüße, 王 & Co.');
    expect(mail.html).toContain('Grüße, 王 &amp; Co.');
    expect(mail.attachments).toMatchObject([{ fileName: 'due.ics', content: 'BEGIN:…\r\n' }]);
    expect(mail.attachments[0]?.contentType).toMatch(/^text\/calendar; charset=utf-8/);
  });

  test('nothing in a name, a subject or an address becomes a header or another recipient', async () => {
    const { db, deps } = await begin();
    deps.organisation.name = 'Riverside\r\nBcc: x@evil.example';
    const evil = 'Hi\r\nBcc: x@evil.example\r\n\r\nbody';
    await put(db, deps, 'ada', 'one', { subject: evil, name: `Ada\r\nCc: x@evil.example, "x" <x@evil.example>` });
    await put(db, deps, 'ben', 'two', { address: 'ben@example.org\r\nRCPT TO:<x@evil.example>' });
    await put(db, deps, 'cem', 'three', { address: 'cem@example.org, x@evil.example' });
    expect(await send(db, deps)).toMatchObject({ sent: 1, failed: 2 });
    expect(server.received.map(({ to }) => to)).toEqual(['ada@example.org']);
    const { headers, subject } = readMail(server.received[0]?.raw ?? '');
    expect(subject).toBe('Hi Bcc: x@evil.example body');
    expect([headers.has('bcc'), headers.has('cc'), headers.get('to')?.length]).toEqual([false, false, 1]);
    expect((await rows(db)).map(({ key, reason }) => [key, reason])).toEqual([
      ['one', null],
      ['three', 'bad-address'],
      ['two', 'bad-address'],
    ]);
  });

  test('“later” is tried again after growing delays, “no” is not', async () => {
    const { db, deps } = await begin();
    await put(db, deps, 'ada', 'one');
    await put(db, deps, 'ben', 'two');
    await put(db, deps, 'cem', 'zzz');
    server.refuse.push(
      { at: 'recipient', status: 451, for: 'ada@example.org' },
      { at: 'recipient', status: 451, for: 'ada@example.org' },
      { at: 'recipient', status: 550, for: 'ben@example.org' },
    );
    expect(await send(db, deps)).toMatchObject({ sent: 1, failed: 1, postponed: [{ tries: 1, reason: 'smtp-451' }] });
    expect((await rows(db)).map(({ state, reason }) => [state, reason])).toEqual([
      ['waiting', 'smtp-451'],
      ['failed', 'smtp-550'],
      ['sent', null],
    ]);
    deps.clock.advance({ seconds: 59 });
    expect(await send(db, deps)).toMatchObject({ sent: 0, postponed: [] });
    deps.clock.advance({ seconds: 1 });
    expect(await send(db, deps)).toMatchObject({ postponed: [{ tries: 2 }] });
    deps.clock.advance({ minutes: 1 });
    expect(await send(db, deps)).toMatchObject({ sent: 0, postponed: [] });
    deps.clock.advance({ minutes: 1 });
    expect(await send(db, deps)).toMatchObject({ sent: 1 });
    expect(server.received.map(({ to }) => to).sort()).toEqual(['ada@example.org', 'cem@example.org']);
  });

  test('a message that is refused whole counts as refused; a mailbox that says “later” for days is given up', async () => {
    const { db, deps } = await begin();
    await put(db, deps, 'ada', 'one');
    server.refuse.push({ at: 'data', status: 554 });
    expect(await send(db, deps)).toMatchObject({ failed: 1 });
    await put(db, deps, 'ada', 'two');
    server.refuse.push({ at: 'data', status: 452 });
    expect(await send(db, deps)).toMatchObject({ postponed: [{ reason: 'smtp-452' }] });
    deps.clock.advance({ days: 6 });
    server.refuse.push({ at: 'recipient', status: 450 });
    expect(await send(db, deps)).toMatchObject({ failed: 1 });
  });

  test('a mail server that takes nothing is nobody’s fault, and is not asked again for each message', async () => {
    const { db, deps } = await begin();
    for (const key of ['a', 'b', 'c']) await put(db, deps, `person-${key}`, key);
    server.refuse.push({ at: 'connect', status: 554 });
    expect(await send(db, deps)).toMatchObject({ failed: 0, serverDown: true, postponed: [{ reason: 'smtp-554' }] });
    server.refuse.push({ at: 'from', status: 550 });
    expect(await send(db, deps)).toMatchObject({ failed: 0, serverDown: true });
    server.refuse.push({ at: 'recipient', status: 421 });
    expect(await send(db, deps)).toMatchObject({ failed: 0, serverDown: true });
    const { url } = server;
    await server.close();
    deps.clock.advance({ days: 10 });
    const run = await send(db, deps, { transport: openMailTransport(url) });
    expect(run).toMatchObject({ sent: 0, failed: 0, serverDown: true, postponed: [{ reason: 'smtp-esocket' }] });
    server = await startMailServer();
    deps.clock.advance({ minutes: 60 });
    expect(await send(db, deps)).toMatchObject({ sent: 3 });
  });

  test('a crash between sending and marking loses no message, and its repeat has the same Message-ID', async () => {
    const { db, deps } = await begin();
    await put(db, deps, 'ada', 'one');
    const real = openMailTransport(server.url);
    // The process ends with the message at the server and the lease in the database.
    const never = new Promise<never>(() => undefined);
    let handedOver: () => void = () => undefined;
    const sent = new Promise<void>((done) => {
      handedOver = done;
    });
    const crash = {
      send: (mail: Parameters<typeof real.send>[0]) =>
        real
          .send(mail)
          .then(handedOver)
          .then(() => never),
    };
    void send(db, deps, { transport: crash });
    await sent;
    expect(await rows(db)).toMatchObject([{ state: 'waiting', tries: 1 }]);
    const other = engine.again(db);
    expect(await send(other, deps)).toMatchObject({ sent: 0 });
    deps.clock.advance({ minutes: 5 });
    expect(await send(other, deps)).toMatchObject({ sent: 1 });
    const ids = server.received.map(({ raw }) => readMail(raw).headers.get('message-id')?.[0]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await rows(db)).toMatchObject([{ state: 'sent', tries: 2 }]);
  });

  test('several processes send each message once', async () => {
    const { db, deps } = await begin();
    for (let n = 0; n < 10; n += 1) await put(db, deps, `person-${n}`, `key-${n}`);
    const runs = await Promise.all([db, engine.again(db), engine.again(db)].map((each) => send(each, deps)));
    expect(runs.reduce((sum, run) => sum + run.sent, 0)).toBe(10);
    expect(new Set(server.received.map(({ to }) => to)).size).toBe(10);
    expect(server.received).toHaveLength(10);
  });

  test('what becomes due in quiet hours waits for the morning', async () => {
    const { db, deps } = await begin();
    deps.clock.set('2026-03-02T19:00:00Z');
    await put(db, deps, 'ada', 'one');
    for (const at of ['2026-03-02T19:30:00Z', '2026-03-03T02:00:00Z', '2026-03-03T05:59:00Z']) {
      deps.clock.set(at);
      expect(await send(db, deps)).toMatchObject({ sent: 0 });
    }
    deps.clock.set('2026-03-03T06:00:00Z');
    expect(await send(db, deps)).toMatchObject({ sent: 1 });
  });

  test('what has nothing left to say is dropped and takes nobody’s week; a fault while writing is tried again', async () => {
    const { db, deps } = await begin();
    await put(db, deps, 'ada', 'one');
    await put(db, deps, 'ben', 'two', { address: 'b@example.org' });
    const picky: RenderMail = async (_db, _deps, mail) => {
      if (mail.toPerson === 'ben') throw new Error('no sentence for that');
      return null;
    };
    const run = await send(db, deps, { render: picky });
    expect(run).toMatchObject({ dropped: 1, serverDown: false, postponed: [{ reason: 'broken' }] });
    expect(await rows(db)).toMatchObject([
      { state: 'dropped', reason: 'nothing-to-say', week_on: null },
      { state: 'waiting', week_on: '2026-03-02' },
    ]);
    deps.clock.advance({ minutes: 1 });
    expect(await send(db, deps)).toMatchObject({ sent: 1 });
  });

  test('after an outage only the newest message of a kind goes to a person', async () => {
    const { db, deps } = await begin();
    await put(db, deps, 'ada', 'one', { subject: 'Old' });
    deps.clock.advance({ days: 7 });
    await put(db, deps, 'ada', 'two', { subject: 'New' });
    await put(db, deps, 'ada', 'three', { subject: 'Other' }, 'another');
    expect(await send(db, deps)).toMatchObject({ sent: 2, dropped: 1 });
    expect(server.received.map(({ raw }) => readMail(raw).subject).sort()).toEqual(['New', 'Other']);
    deps.clock.advance({ days: 91 });
    await sweepMail(db, deps);
    expect(await rows(db)).toEqual([]);
  });
});
