import { expect, test } from 'vitest';
import { checkRecords } from '#app/reporting/check-records/check-records.server.ts';
import { getLearnPage } from '#app/reporting/get-learn-page.server.ts';
import type { LearnPage } from '#app/reporting/learner-view.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { rememberTestKey, testDeps } from '#tests/setup/deps.ts';
import { people, type Stage, units } from './hospital.ts';
import { makeDemo } from './make-demo.server.ts';
import { signInLines } from './sign-in-lines.ts';

const minute = 60_000;

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
