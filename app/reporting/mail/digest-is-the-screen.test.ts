import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestMail } from '#app/assignments/reminders/reminder-mail.ts';
import { type Actor, can, type PermissionRole, scopePaths } from '#app/identity/grants.ts';
import { readSession } from '#app/identity/read-session.server.ts';
import { unitIdOf } from '#app/organisation/unit.ts';
import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
import { headerText } from '#app/platform/mail/mail-address.ts';
import { writeMail } from '#app/platform/mail/mail-template.ts';
import { longDate } from '#app/ui/dates.ts';
import { crowdToday, makeStoredCrowd } from '#tests/factories/crowd.ts';
import { actorWith, makeGrant, makeSession } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { getDashboard } from '../get-dashboard.server.ts';
import { getPeoplePage } from '../get-people-page.server.ts';
import type { PeopleRowView } from '../people-view.ts';
import { renderMail } from './render-mail.server.ts';

/** A role and where: 0 everywhere, 1 the hospital, 2 and 3 its divisions, 4 to 7 the wards. */
type Given = readonly [PermissionRole | 'see-team' | 'send-reminders', number];
/** What somebody holds, and what the manager holds for whom they stand in. */
type Viewer = { own: Given[]; lent: Given[] };

const given = fc.tuple(
  fc.constantFrom('manager', 'auditor', 'administrator', 'see-team', 'send-reminders'),
  fc.nat(7),
) satisfies fc.Arbitrary<Given>;
const anyViewer = fc.record({ own: fc.array(given, { maxLength: 3 }), lent: fc.array(given, { maxLength: 2 }) });

const viewer = (own: Given[], lent: Given[] = []): Viewer => ({ own, lent });
const oneUnit = viewer([['manager', 4]]);
const twoUnits = viewer([
  ['manager', 4],
  ['manager', 7],
]);
const deputy = viewer([], [['manager', 5]]);
const deputyToo = viewer([['manager', 4]], [['manager', 2]]);
const manager = viewer([['manager', 0]]);
const administrator = viewer([['administrator', 0]]);
const both = viewer([
  ['administrator', 2],
  ['manager', 6],
]);
const auditor = viewer([['auditor', 0]]);
const everyKind = [oneUnit, twoUnits, deputy, deputyToo, manager, administrator, both, auditor, viewer([])];

async function open(engine: TestEngine, { people, days }: { people: number; days: number }) {
  const [db, deps] = [await engine.database(), testDeps()];
  await publishSample(db, deps, 'privacy');
  await publishSampleCurriculum(db, deps, 'care', [{ module: 'privacy', track: 'full' }]);
  const { hospital, divisions, wards } = await makeStoredCrowd(db, people);
  const places = [undefined, hospital, ...divisions, ...wards];
  const on = addDays(crowdToday, days);
  deps.clock.set(`${on}T09:00:00Z`);

  const give = async (personId: string, grants: Given[]) => {
    for (const [permissionRole, at] of grants) {
      await makeGrant(db, deps, { personId, permissionRole, unitId: places[at]?.id });
    }
  };
  /** As a request of theirs says it. */
  const actorOf = async ({ own, lent }: Viewer): Promise<Actor> => {
    const { id: standsBack } = await makePerson(db);
    const { personId, token } = await makeSession(db, deps);
    await give(personId, own);
    await give(standsBack, lent);
    const days = { from_on: crowdToday, until_on: '2027-01-01' };
    await db
      .insertInto('deputies')
      .values({ manager_id: standsBack, deputy_id: personId, ...days })
      .execute();
    const reading = await readSession(db, deps, token);
    if (reading.state !== 'live') throw new Error(reading.state);
    return reading.actor;
  };
  const mailTo = async (toPerson: string, part: 'team' | 'organisation') => {
    const data = { own: [], team: false, organisation: false, [part]: true };
    const mail = await renderMail('https://learn.example.org', 'a secret')(db, deps, {
      toPerson,
      kind: digestMail,
      data,
    });
    return mail && { subject: mail.content.subject, ...writeMail(mail.content) };
  };
  const overdueFor = async (actor: Actor) => {
    const people: PeopleRowView[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await getPeoplePage(db, deps, actor, { state: 'overdue', ...(after && { after }) });
      people.push(...page.people);
      after = page.next;
    }
    return people;
  };
  const screenOf = (actor: Actor, unit?: string) => getDashboard(db, deps, actor, { unit });
  return { on, places, actorOf, mailTo, overdueFor, screenOf };
}
type Opened = Awaited<ReturnType<typeof open>>;

const linesOf = (text: string) => text.split('\n').filter((line) => line.startsWith('- ') || line.startsWith('and '));
const numberIn = (line: string, before: string) => Number(new RegExp(`(\\d+)${before}`).exec(line)?.[1] ?? 0);

/** What a line of a unit says. */
const countsIn = (line: string) => ({
  name: /^- (.+?):/.exec(line)?.[1],
  all: numberIn(line, ' (?:person|people);'),
  overdue: numberIn(line, ' overdue'),
  overdueNever: numberIn(line, ' never started'),
  dueSoon: numberIn(line, ' due soon'),
  neverStarted: numberIn(line, ' not started yet'),
  current: numberIn(line, ' current'),
  exempt: numberIn(line, ' exempt'),
  none: numberIn(line, ' with nothing assigned'),
});
/** Two units may have one name; then all they say orders them, whichever way round it was put together. */
const inOrder = (a: object, b: object) =>
  JSON.stringify(Object.entries(a).sort()).localeCompare(JSON.stringify(Object.entries(b).sort()));

async function expectTeamMail(opened: Opened, actor: Actor): Promise<number> {
  const { mailTo, overdueFor, screenOf } = opened;
  const mail = await mailTo(actor.personId, 'team');
  const paths = scopePaths(actor, 'see-team');
  const { counts } = await screenOf(actor);
  if (!can(actor, 'send-reminders', 'somewhere') || counts.overdue + counts.dueSoon === 0) {
    expect(mail).toBeNull();
    return 0;
  }
  const overdue = await overdueFor(actor);
  expect(overdue).toHaveLength(counts.overdue);
  expect([numberIn(mail?.subject ?? '', ' overdue'), numberIn(mail?.subject ?? '', ' due soon')]).toEqual([
    counts.overdue,
    counts.dueSoon,
  ]);
  const lines = linesOf(mail?.text ?? '');
  const screens = await Promise.all(
    paths.map(async (path) => {
      const page = path === '/' ? await screenOf(actor) : await screenOf(actor, unitIdOf(path));
      const { dueSoonNever: _, ...shown } = page.counts;
      return { name: page.unit?.name ?? 'The whole organisation', ...shown };
    }),
  );
  expect(lines.slice(0, paths.length).map(countsIn).sort(inOrder)).toEqual(screens.sort(inOrder));
  const names = overdue.slice(0, 10).map(({ name, unit, overdueFrom }) => {
    const where = unit === null ? '' : `, ${unit}`;
    return `- ${name}${where}: overdue since ${headerText(longDate(overdueFrom ?? ''))}`;
  });
  const more = overdue.length > 10 ? [`- and ${overdue.length - 10} more`] : [];
  expect(lines.slice(paths.length)).toEqual([...names, ...more]);
  return names.length;
}

/** Somebody who is overdue for three weeks, as the screen of a manager of these places has it. */
const forThreeWeeks =
  (on: CalendarDate) =>
  ({ overdueFrom }: PeopleRowView): boolean =>
    overdueFrom !== null && overdueFrom <= addDays(on, -20);

async function expectOrganisationMail({ on, places, mailTo, overdueFor }: Opened, actor: Actor): Promise<number> {
  const paths = scopePaths(actor, 'manage-people');
  const mail = await mailTo(actor.personId, 'organisation');
  const lateIn = async (path: string) => {
    const manager = actorWith(['see-team'], path === '/' ? null : path);
    return (await overdueFor(manager)).filter(forThreeWeeks(on));
  };
  const late = (await Promise.all(paths.map(lateIn))).flat();
  if (late.length === 0) {
    expect(mail).toBeNull();
    return 0;
  }
  expect(numberIn(mail?.subject ?? '', ' (?:person|people)')).toBe(late.length);
  for (const { name } of late) expect(mail?.text).not.toContain(name);
  let said = 0;
  for (const line of linesOf(mail?.text ?? '')) {
    const [, name, n] = /^- (.+): (\d+)$/.exec(line) ?? [];
    said += Number(n);
    const units = places.filter((unit) => unit?.name === name);
    const counts = await Promise.all(units.map(async (unit) => (await lateIn(unit?.path ?? '')).length));
    if (name !== 'In none of these') expect(counts).toContain(Number(n));
  }
  expect(said).toBe(late.length);
  return late.length;
}

eachEngine((engine) => {
  test('for each viewer and organisation a digest has the counts and the people of their screen', async () => {
    const compared = { names: 0, counted: 0 };
    const anyOrganisation = fc.record({ people: fc.integer({ min: 30, max: 90 }), days: fc.nat(45) });
    await fc.assert(
      fc.asyncProperty(anyOrganisation, fc.array(anyViewer, { minLength: 3, maxLength: 6 }), async (asked, some) => {
        const opened = await open(engine, asked);
        for (const each of [...everyKind, ...some]) {
          const actor = await opened.actorOf(each);
          compared.names += await expectTeamMail(opened, actor);
          compared.counted += await expectOrganisationMail(opened, actor);
        }
      }),
      { numRuns: engine.name === 'sqlite' ? 3 : 1, endOnFailure: true },
    );
    expect(Math.min(compared.names, compared.counted)).toBeGreaterThan(0);
  }, 60_000);
});
