import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { listTrend } from '#app/assignments/list-trend.server.ts';
import { recordTrend } from '#app/assignments/record-trend.server.ts';
import { daysInDetail } from '#app/assignments/trend.ts';
import { addMonths, today } from '#app/platform/calendar.ts';
import { checkRecords } from '#app/reporting/check-records/check-records.server.ts';
import { dueSoonDays } from '#app/reporting/course-state.ts';
import { getLearnPage } from '#app/reporting/get-learn-page.server.ts';
import type { LearnPage } from '#app/reporting/learner-view.ts';
import type { Schema } from '#db/schema.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { rememberTestKey, type TestDeps, testDeps } from '#tests/setup/deps.ts';
import { people, type Stage, units } from './hospital.ts';
import { makeDemo } from './make-demo.server.ts';
import { signInLines } from './sign-in-lines.ts';

const minute = 60_000;

/** The last day, folded from the records, is what the totals say; the days before it are there as a server would have kept them. */
async function expectTrueTrend(db: Kysely<Schema>, deps: TestDeps): Promise<void> {
  const now = today(deps.zone, deps.now());
  const made = db.selectFrom('trend_points').selectAll().orderBy('unit_id').orderBy('facet').orderBy('facet_id');
  const folded = await made.where('on', '=', now).execute();
  await db.deleteFrom('trend_points').where('on', '=', now).execute();
  await recordTrend(db, { on: now, windowDays: dueSoonDays });
  expect(await made.where('on', '=', now).execute()).toEqual(folded);
  expect(folded.map(({ facet }) => facet)).toEqual(expect.arrayContaining(['person', 'role', 'module']));
  const trend = await listTrend(db, { unitIds: [''], facet: 'person', facetId: '', from: addMonths(now, -12) });
  expect(trend.length).toBeGreaterThan(daysInDetail);
  const people = (point: (typeof trend)[number] | undefined) =>
    point && point.current + point.overdue + point.dueSoon + point.neverStarted + point.exempt;
  expect(people(trend[0])).toBeLessThan(people(trend.at(-1)) ?? 0);
}

/** What a person of each stage sees. */
const seen: Record<Stage, (page: LearnPage) => void> = {
  new: ({ next, courses, certificates }) => {
    expect(next).toMatchObject({ kind: 'lesson', begun: false });
    expect(courses.flatMap((course) => course.modules).map((module) => module.lessonsDone)).not.toContain(1);
    expect(certificates).toEqual([]);
  },
  reading: ({ next, courses }) => {
    expect(next).toMatchObject({ kind: 'lesson', begun: true, href: expect.stringContaining('#') });
    expect(courses[0]?.modules[0]?.lessonsDone).toBe(1);
  },
  quiz: ({ next, courses }) => {
    expect(next).toMatchObject({ kind: 'quiz', begun: true });
    expect(courses[0]?.modules[0]?.quiz).toMatchObject({ kind: 'open', answered: 3 });
  },
  short: ({ courses }) => expect(courses[0]?.modules[0]?.quiz).toEqual({ kind: 'short', attemptsLeft: 2 }),
  talk: ({ courses }) => expect(courses[0]?.modules[0]?.quiz).toEqual({ kind: 'talk' }),
  done: ({ next, courses, certificates }) => {
    expect([next, courses]).toEqual([null, []]);
    expect(certificates.map((certificate) => certificate.state)).not.toContain('expired');
    expect(certificates).not.toEqual([]);
  },
  lapsed: ({ certificates }) => expect(certificates.map((certificate) => certificate.state)).toContain('expired'),
  late: ({ courses }) => {
    expect(courses[0]).toMatchObject({ state: 'overdue', modules: [{ lessonsDone: 1 }, expect.anything()] });
  },
};

eachEngine((engine) => {
  test('the demo hospital has everybody where their stage says, and records that add up', {
    timeout: 4 * minute,
  }, async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    // One of each stage says as much about the second engine.
    const hired =
      engine.name === 'sqlite' ? people : [...new Map(people.map((person) => [person.stage, person])).values()];
    const [first, ...others] = hired;
    if (!first) throw new Error('nobody is hired');
    const korean = { ...first, name: '김민준' };
    const said: string[] = [];
    await rememberTestKey(db);
    expect(await makeDemo({ db, deps }, (line) => said.push(line), [...others, korean])).toBe(true);
    expect(said.filter((line) => line.startsWith('No bundled font'))).toEqual([
      expect.stringContaining('Certificates of 김민준 would show gaps'),
    ]);
    const rows = await db.selectFrom('people').select(['id', 'name']).execute();
    expect(rows).toHaveLength(hired.length);
    for (const { name, stage } of [...others, korean]) {
      const page = await getLearnPage(db, deps, rows.find((row) => row.name === name)?.id ?? '');
      try {
        seen[stage](page);
      } catch (error) {
        throw new Error(`${name} is not at the stage ${stage}`, { cause: error });
      }
    }
    await expectTrueTrend(db, deps);
    const findings: unknown[] = [];
    await checkRecords(db, { onFinding: (finding) => findings.push(finding) });
    expect(findings).toEqual([]);
    expect(await makeDemo({ db, deps }, () => {})).toBe(false);
  });
});

test('every person is in a unit that there is, and every unit below one before it', () => {
  const keys = units.map((unit) => unit.key);
  for (const { parent } of units) expect(parent === null || keys.includes(parent)).toBe(true);
  for (const person of people) {
    expect(keys).toContain(person.unit);
    if (person.manages) expect(keys).toContain(person.manages);
  }
  expect(new Set(people.map((person) => person.name)).size).toBe(people.length);
});

test('the sign-ins are printed with their password', () => {
  const lines = signInLines();
  for (const email of ['nurse', 'physician', 'trainer', 'reviewer', 'manager', 'admin', 'auditor']) {
    expect(lines).toContain(`${email}@demo.test`);
  }
  expect(lines).toContain('demo-acumen-2026');
});
