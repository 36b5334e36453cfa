import type { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countStates } from '#app/assignments/count-states.server.ts';
import { enqueueReminders } from '#app/assignments/reminders/enqueue-reminders.server.ts';
import { sheetFile } from '#app/formats/sheet-file.server.ts';
import type { Actor } from '#app/identity/grants.ts';
import { listRights } from '#app/identity/list-rights.server.ts';
import { today } from '#app/platform/calendar.ts';
import { openMailTransport } from '#app/platform/mail/open-transport.server.ts';
import { sendDueMail } from '#app/platform/mail/send-due-mail.server.ts';
import { assignCurricula } from '#app/record/assign-curricula.server.ts';
import type { Schema } from '#db/schema.ts';
import { makeGrant } from '#tests/factories/identity.ts';
import { makeEmployment, makePerson, makeUnit } from '#tests/factories/people.ts';
import {
  learnAll,
  makeRule,
  newKey,
  publishSample,
  publishSampleCurriculum,
  takeQuiz,
} from '#tests/factories/record.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { type TestDeps, testDeps } from '#tests/setup/deps.ts';
import { type MailServer, startMailServer } from '#tests/setup/mail-server.ts';
import { bytesOf, readSheet } from '#tests/setup/read-files.ts';
import { readMail } from '#tests/setup/read-mail.ts';
import { UnreachableAnswer } from '../api/answers.ts';
import { readUnreachable } from '../api/read-unreachable.server.ts';
import { dueSoonDays } from '../course-state.ts';
import { exportUnreachable } from '../export-unreachable.server.ts';
import { getDashboard } from '../get-dashboard.server.ts';
import { getUnreachablePage } from '../get-unreachable-page.server.ts';
import { getDueCalendar } from '../list-due-courses.server.ts';
import { renderMail } from './render-mail.server.ts';

type Db = Kysely<Schema>;
const origin = 'https://learn.example.org';

let server: MailServer;
beforeEach(async () => {
  server = await startMailServer();
});
afterEach(() => server.close());

/** A course for everybody, due on 22 March 2026 and late from 6 April on; a hospital with two wards. */
async function begin(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  const facts = await publishSample(db, deps, 'one');
  await publishSampleCurriculum(db, deps, 'course', [{ module: 'one', track: 'foundation' }]);
  await makeRule(db, deps, 'course');
  const hospital = await makeUnit(db, { name: 'Hospital' });
  const ward4 = await makeUnit(db, { name: 'Ward 4', parent: hospital });
  const ward6 = await makeUnit(db, { name: 'Ward 6', parent: hospital });
  return { db, deps, facts, hospital, ward4, ward6 };
}

async function learner(db: Db, deps: TestDeps, name: string, unitId: string, email: string | null = `${name}@x.org`) {
  const { id } = await makePerson(db, { name, email });
  await makeEmployment(db, { person_id: id, unit_id: unitId, from_on: '2026-02-20' });
  await assignCurricula(db, deps, { personId: id, key: newKey() });
  return id;
}

async function managerOf(db: Db, deps: TestDeps, unitId: string, name = 'chief'): Promise<string> {
  const { id } = await makePerson(db, { name, email: `${name}@x.org` });
  await makeGrant(db, deps, { personId: id, permissionRole: 'manager', unitId });
  return id;
}

async function actorOf(db: Db, deps: TestDeps, personId: string): Promise<Actor> {
  const grants = (await listRights(db, deps, personId)).get(personId) ?? [];
  return { personId, name: 'Viewer', locale: 'en', signInId: 'sign-in', grants, unitPath: null, shared: false };
}

/** Plans and sends on a day; gives what arrived. */
async function mailOn(db: Db, deps: TestDeps, at: string) {
  deps.clock.set(at);
  await enqueueReminders(db, deps);
  return sendOn(db, deps, at);
}

async function sendOn(db: Db, deps: TestDeps, at: string) {
  deps.clock.set(at);
  const before = server.received.length;
  const options = { from: 'learning@example.org', origin, limit: 50 };
  const run = await sendDueMail(db, deps, {
    ...options,
    transport: openMailTransport(server.url),
    render: renderMail(origin, 'a secret'),
  });
  const mail = server.received.slice(before).map(({ to, raw }) => ({ to, ...readMail(raw) }));
  return { run, mail: mail.toSorted((a, b) => (a.to < b.to ? -1 : 1)) };
}

eachEngine((engine) => {
  test('a learner reads what is due and when; the first reminder brings the date for their calendar', async () => {
    const { db, deps, ward4 } = await begin(engine);
    const ada = await learner(db, deps, 'ada', ward4.id);
    const { mail } = await mailOn(db, deps, '2026-03-02T09:00:00Z');
    expect(mail).toHaveLength(1);
    const [first] = mail;
    expect(first?.subject).toBe('“Curriculum course” is due by 22 March 2026, in 20 days');
    expect(first?.text).toContain('Hello ada,\n\nOne course waits for you:');
    expect(first?.text).toContain(`Go on with your learning:\n${origin}/learn`);
    expect(first?.html).toContain(`<a href="${origin}/learn">`);
    expect(first?.attachments).toHaveLength(1);
    const { id } = await db.selectFrom('cycles').select('id').executeTakeFirstOrThrow();
    expect(first?.attachments[0]?.content).toContain(`UID:${id}@learn.example.org\r\n`);
    expect(first?.attachments[0]?.content).toContain('DTSTART;VALUE=DATE:20260322\r\n');
    const second = await mailOn(db, deps, '2026-03-15T09:00:00Z');
    expect(second.mail[0]?.subject).toBe('“Curriculum course” is due by 22 March 2026, in 7 days');
    expect(second.mail[0]?.attachments).toEqual([]);
    const words = async (at: string) => (await mailOn(db, deps, at)).mail[0]?.subject;
    expect(await words('2026-03-21T09:00:00Z')).toBe('“Curriculum course” is due tomorrow');
    expect(await words('2026-03-22T09:00:00Z')).toBe('“Curriculum course” is due today');
    expect(await words('2026-03-29T09:00:00Z')).toBe('“Curriculum course” was due on 22 March 2026');
    const calendar = await getDueCalendar(db, deps, { personId: ada, origin });
    expect(calendar).toContain(`UID:${id}@learn.example.org\r\n`);
    expect(await getDueCalendar(db, deps, { personId: 'somebody', origin })).not.toContain('VEVENT');
  });

  test('a title that would begin another header stays a title', async () => {
    const { db, deps, ward4 } = await begin(engine);
    await learner(db, deps, 'ada', ward4.id);
    await db.updateTable('curricula').set({ title: 'AI\r\nBcc: x@evil.example\r\n\r\n<b>hi</b>' }).execute();
    const { mail } = await mailOn(db, deps, '2026-03-02T09:00:00Z');
    expect(server.received.map(({ to }) => to)).toEqual(['ada@x.org']);
    expect(mail[0]?.headers.has('bcc')).toBe(false);
    expect(mail[0]?.subject).toContain('“AI Bcc: x@evil.example <b>hi</b>”');
    expect(mail[0]?.html).not.toContain('<b>');
    expect(mail[0]?.attachments[0]?.content).not.toMatch(/^Bcc/m);
  });

  test('whoever finishes, leaves or goes away before the morning gets nothing', async () => {
    const { db, deps, facts, ward4 } = await begin(engine);
    const ada = await learner(db, deps, 'ada', ward4.id);
    const ben = await learner(db, deps, 'ben', ward4.id);
    const cem = await learner(db, deps, 'cem', ward4.id);
    await enqueueReminders(db, deps);
    await learnAll(db, deps, { personId: ada, facts }, 'foundation');
    await takeQuiz(db, deps, ada, 'one');
    await db.updateTable('people').set({ active: 0 }).where('id', '=', ben).execute();
    await db
      .insertInto('absences')
      .values({ id: 'a', person_id: cem, from_on: '2026-03-02', until_on: null })
      .execute();
    expect((await sendOn(db, deps, '2026-03-02T10:00:00Z')).run).toMatchObject({ sent: 0, dropped: 3 });
  });

  test('a manager reads the counts of the page and names of their own units alone; never scores, never why', async () => {
    const { db, deps, ward4, ward6 } = await begin(engine);
    const ada = await learner(db, deps, 'ada', ward4.id, null);
    await learner(db, deps, 'ben', ward6.id, null);
    for (const score of ['safe', 'yes']) await takeQuiz(db, deps, ada, 'one', [score]);
    const chief = await managerOf(db, deps, ward4.id);
    const quiet = await makeUnit(db, { name: 'Nobody yet' });
    await managerOf(db, deps, quiet.id, 'idle');
    const { mail, run } = await mailOn(db, deps, '2026-04-13T09:00:00Z');
    expect(run).toMatchObject({ sent: 1, dropped: 1 });
    const [digest] = mail;
    expect(digest?.to).toBe('chief@x.org');
    const page = await getDashboard(db, deps, await actorOf(db, deps, chief), {});
    const on = today(deps.zone, deps.now());
    const asked = { facet: 'person' as const, unitIds: [ward4.id], on, windowDays: dueSoonDays };
    const [counts] = await countStates(db, asked);
    expect(counts).toMatchObject(page.counts);
    expect(digest?.subject).toBe('Your team: 1 overdue, 0 due soon');
    expect(digest?.text).toContain(
      'Ward 4: 1 person; 1 overdue, 0 due soon, 0 not started yet, 0 current\n\nOverdue longest',
    );
    expect(digest?.text).toContain('- ada, Ward 4: overdue since 6 April 2026');
    expect(`${digest?.text}${digest?.html}`).not.toMatch(/ben|Ward 6|point|score|attempt|per cent|complian|\d\d:\d\d/i);
    await db.deleteFrom('grants').where('person_id', '=', chief).execute();
    await db.updateTable('outbox').set({ state: 'waiting', week_on: null }).execute();
    expect((await sendOn(db, deps, '2026-04-13T10:00:00Z')).run).toMatchObject({ sent: 0 });
  });

  test('a long list of names is cut, with how many more there are', async () => {
    const { db, deps, ward4, hospital } = await begin(engine);
    for (let n = 10; n < 23; n += 1) await learner(db, deps, `n${n}`, ward4.id, null);
    await managerOf(db, deps, hospital.id);
    const { mail } = await mailOn(db, deps, '2026-04-13T09:00:00Z');
    expect(mail[0]?.text).toContain('- n19, Ward 4: overdue since 6 April 2026\n- and 3 more');
  });

  test('an administrator reads how many are overdue for three weeks, unit by unit, and no name', async () => {
    const { db, deps, ward4, ward6, hospital } = await begin(engine);
    await learner(db, deps, 'ada', ward4.id, null);
    await learner(db, deps, 'ben', ward6.id, null);
    const { id } = await makePerson(db, { email: 'admin@x.org' });
    await makeGrant(db, deps, { personId: id, permissionRole: 'administrator', unitId: hospital.id });
    expect((await mailOn(db, deps, '2026-04-25T09:00:00Z')).mail).toEqual([]);
    const { mail } = await mailOn(db, deps, '2026-04-26T09:00:00Z');
    expect(mail[0]?.subject).toBe('2 people have been overdue for three weeks');
    expect(mail[0]?.text).toContain('- Ward 4: 1\n- Ward 6: 1');
    expect(mail[0]?.text).not.toMatch(/ada|ben/);
  });

  test('a manager’s own course and team come in one message, under headings', async () => {
    const { db, deps, ward4 } = await begin(engine);
    const chief = await learner(db, deps, 'chief', ward4.id);
    await makeGrant(db, deps, { personId: chief, permissionRole: 'manager', unitId: ward4.id });
    const { mail } = await mailOn(db, deps, '2026-03-02T09:00:00Z');
    expect(mail).toHaveLength(1);
    expect(mail[0]?.text).toMatch(/Hello chief,\n\nYour own courses\n\nOne course[\s\S]*\n\nYour team\n\nThis is how/);
    expect(mail[0]?.html).toContain('<h2 style="font-size:18px;margin:1.5em 0 0.5em">Your team</h2>');
  });

  test('the list to print has whoever cannot be reached, for each viewer of their own units', async () => {
    const { db, deps, facts, ward4, ward6 } = await begin(engine);
    const paper = await learner(db, deps, 'paper', ward4.id, null);
    const bounced = await learner(db, deps, 'bounced', ward4.id);
    await learner(db, deps, 'fine', ward4.id);
    await learner(db, deps, 'foreign', ward6.id, null);
    const away = await learner(db, deps, 'away', ward4.id, null);
    await db
      .insertInto('absences')
      .values({ id: 'a', person_id: away, from_on: '2026-03-01', until_on: null })
      .execute();
    const done = await learner(db, deps, 'done', ward4.id, null);
    await learnAll(db, deps, { personId: done, facts }, 'foundation');
    await takeQuiz(db, deps, done, 'one');
    const chief = await actorOf(db, deps, await managerOf(db, deps, ward4.id));
    server.refuse.push({ at: 'recipient', status: 550, for: 'bounced@x.org' });
    const { run } = await mailOn(db, deps, '2026-03-02T09:00:00Z');
    expect(run).toMatchObject({ failed: 1 });
    const row = { unit: 'Ward 4', dueOn: '2026-03-22', courses: ['Curriculum course'] };
    expect(await getUnreachablePage(db, deps, chief)).toEqual({
      people: [
        { id: bounced, name: 'bounced', why: 'refused', ...row },
        { id: paper, name: 'paper', why: 'no-address', ...row },
      ],
      cut: false,
      mayExport: true,
      today: '2026-03-02',
    });
    expect((await getUnreachablePage(db, deps, { ...chief, grants: [] })).people).toEqual([]);
    for (const format of ['csv', 'xlsx'] as const) {
      const file = sheetFile(await exportUnreachable(db, deps, chief, format), format);
      const [course, due] = ['Curriculum course', '2026-03-22'];
      expect(await readSheet(format, await bytesOf(file.bytes))).toEqual([
        ['bounced', 'Ward 4', due, course, 'Cannot be reached: the last message was sent back'],
        ['paper', 'Ward 4', due, course, 'No e-mail address is entered'],
      ]);
    }
    const program = { ...chief, tokenId: 'token', scopes: [], notedAt: deps.now().toISOString() };
    const first = UnreachableAnswer.parse(await readUnreachable(db, deps, program, { limit: 1 }));
    const second = await readUnreachable(db, deps, program, { limit: 1, after: first.next ?? '' });
    const nul = JSON.stringify(['\0', '', '']);
    await expect(readUnreachable(db, deps, program, { limit: 1, after: nul })).rejects.toMatchObject({
      code: 'malformed',
    });
    expect(first.people).toEqual([
      { id: bounced, name: 'bounced', unit: 'Ward 4', dueBy: '2026-03-22', courses: row.courses, why: 'refused' },
    ]);
    expect([second.people.map(({ id }) => id), second.next]).toEqual([[paper], null]);
    const reader = { ...chief, grants: chief.grants.filter(({ capability }) => capability !== 'export-team') };
    await expect(exportUnreachable(db, deps, reader, 'csv')).rejects.toMatchObject({ code: 'forbidden' });
    await mailOn(db, deps, '2026-03-15T09:00:00Z');
    expect((await getUnreachablePage(db, deps, chief)).people.map((person) => person.name)).toEqual(['paper']);
  });
});
