import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { CycleState } from '#app/assignments/cycle.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { listCertificates } from '#app/certification/list-certificates.server.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { getCurrentFacts, getVersionFacts } from '#app/curriculum/get-version-facts.server.ts';
import { deltaOf } from '#app/curriculum/since.ts';
import { versionPublished, versionWithdrawn } from '#app/curriculum/version-jobs.ts';
import { withdrawVersion } from '#app/curriculum/withdraw-version.server.ts';
import { addDays, today } from '#app/platform/calendar.ts';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { assignCurricula } from '#app/record/assign-curricula.server.ts';
import { followVersions, followWithdrawals } from '#app/record/follow-versions.server.ts';
import { renewCertificates } from '#app/record/renew-certificates.server.ts';
import { startQuiz } from '#app/record/start-quiz.server.ts';
import type { Schema } from '#db/schema.ts';
import {
  learn,
  learnAll,
  makeLearner,
  makeRule,
  newKey,
  publishSample,
  publishSampleCurriculum,
  sampleBank,
  takeQuiz,
} from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { rememberTestKey, type TestDeps, testDeps } from '#tests/setup/deps.ts';
import { checkPerson } from './check-person.server.ts';

type Db = Kysely<Schema>;

const rewritten = ['safe', 'yes', 'count', 'stop'] as const;
const who = fc.nat(1);
const anyOp = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      op: fc.constant('publish' as const),
      minor: fc.boolean(),
      changed: fc.subarray([...rewritten]),
      redo: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('withdraw' as const) }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 4, arbitrary: fc.record({ op: fc.constant('night' as const), days: fc.constantFrom(1, 20, 160) }) },
  { weight: 4, arbitrary: fc.record({ op: fc.constant('jobs' as const) }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('lesson' as const), who, lesson: fc.nat(2) }) },
  { weight: 5, arbitrary: fc.record({ op: fc.constant('learn' as const), who }) },
  {
    weight: 8,
    arbitrary: fc.record({
      op: fc.constant('quiz' as const),
      who,
      wrong: fc.subarray([...rewritten], { maxLength: 1 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('start' as const), who }) },
);
type Op = typeof anyOp extends fc.Arbitrary<infer T> ? T : never;

/** A delta that is learnt, one that a renewal takes over, and a version that is taken back. */
const known: Op[] = [
  { op: 'publish', minor: false, changed: ['count'], redo: [true, true, true, true, true] },
  { op: 'jobs' },
  { op: 'learn', who: 1 },
  { op: 'quiz', who: 1, wrong: ['count'] },
  { op: 'quiz', who: 1, wrong: [] },
  { op: 'wait', days: 140 },
  { op: 'publish', minor: false, changed: ['yes'], redo: [true, true, true, true, true] },
  { op: 'jobs' },
  { op: 'night', days: 20 },
  { op: 'withdraw' },
  { op: 'jobs' },
  { op: 'quiz', who: 1, wrong: [] },
];

interface World {
  db: Db;
  deps: TestDeps;
  module: string;
  curriculum: string;
  people: string[];
  /** How often each question, and the first lesson, was written anew. */
  texts: Map<string, number>;
}

let worlds = 0;

/** One module with two learners of its own: one who has just come, one who holds the certificate. */
async function makeWorld(db: Db, deps: TestDeps): Promise<World> {
  worlds += 1;
  const module = `m${worlds}`;
  const facts = await publishSample(db, deps, module);
  const curriculum = await publishSampleCurriculum(db, deps, `c${worlds}`, [{ module, track: 'full' }], {
    validityMonths: 6,
  });
  const people = [await makeLearner(db, deps), await makeLearner(db, deps)];
  for (const id of people) await makeRule(db, deps, curriculum, { who: { kind: 'person', id } });
  for (const personId of people) await assignCurricula(db, deps, { personId, key: newKey() });
  const [, holder = ''] = people;
  await learnAll(db, deps, { personId: holder, facts }, 'full');
  await takeQuiz(db, deps, holder, module);
  return { db, deps, module, curriculum, people, texts: new Map() };
}

const runJobs = ({ db, deps }: World) =>
  runDueJobs(db, deps, { [versionPublished]: followVersions, [versionWithdrawn]: followWithdrawals }, { limit: 50 });

async function play(world: World, op: Op): Promise<void> {
  const { db, deps, module, people } = world;
  const personId = 'who' in op ? (people[op.who] ?? '') : '';
  switch (op.op) {
    case 'publish':
      return publish(world, op);
    case 'withdraw': {
      const served = await getCurrentFacts(db, module);
      if (served && served.number > 1) {
        await withdrawVersion(db, deps, { moduleId: module, number: served.number, actorId: null, reason: 'x' });
      }
      return;
    }
    case 'wait':
      return deps.clock.advance({ days: op.days });
    case 'night':
      deps.clock.advance({ days: op.days });
      return renewCertificates(db, deps, {}, { windowDays: 30 });
    case 'jobs': {
      expect((await runJobs(world)).failed).toEqual([]);
      return;
    }
    default: {
      const facts = await getCurrentFacts(db, module);
      if (!facts) return;
      if (op.op === 'learn') return learnAll(db, deps, { personId, facts }, 'full');
      if (op.op === 'lesson')
        return void (await learn(db, deps, { personId, facts }, facts.lessons[op.lesson]?.id ?? ''));
      const quiz =
        op.op === 'quiz'
          ? takeQuiz(db, deps, personId, module, op.wrong)
          : startQuiz(db, deps, { personId, key: newKey(), moduleId: module });
      await quiz.catch((error: unknown) => {
        if (!(error instanceof Refusal) || !['not-offered', 'no-attempts-left'].includes(error.code)) throw error;
      });
    }
  }
}

/** The next version: the first lesson and some questions are new, and of those some are to be learnt again. */
async function publish({ db, deps, module, texts }: World, op: Extract<Op, { op: 'publish' }>): Promise<void> {
  for (const name of ['a', ...op.changed]) texts.set(name, (texts.get(name) ?? 0) + 1);
  const bank = sampleBank(module).map((question) => {
    const times = texts.get(question.id.slice(module.length + 1)) ?? 0;
    return times === 0 ? question : { ...question, stem: `${question.stem} ${times}` };
  });
  const { number } = await db
    .selectFrom('module_versions')
    .select((by) => by.fn.max('number').as('number'))
    .where('module_id', '=', module)
    .executeTakeFirstOrThrow();
  const redo = ['a', ...op.changed].filter((_, index) => op.redo[index]).map((name) => `${module}-${name}`);
  const kind = op.minor ? ('minor' as const) : ('material' as const);
  await publishSample(db, deps, module, {
    text: `Edition ${texts.get('a')}.`,
    questions: bank,
    edition: { number: number + 1, kind, reason: 'x', ...(op.minor ? {} : { redo }) },
  });
}

const itemsOf = ({ lessons, blocks, questions }: VersionFacts) => [...lessons, ...blocks, ...questions];
const deltaSize = (facts: VersionFacts, base: number): number => deltaOf(itemsOf(facts), base, 'full').length;

/** What RECORDS §5 says of a record once every job has run. */
async function expectDeltaRules(world: World, personId: string): Promise<void> {
  const { db, deps, module, curriculum } = world;
  const served = await getCurrentFacts(db, module);
  if (!served) throw new Error('nothing is served');
  const cycles = (await listCycles(db, personId)).filter((cycle) => cycle.curriculum === curriculum);
  const open = cycles.filter((cycle) => cycle.state === 'open');
  const wholes = open.filter((cycle) => cycle.kind !== 'delta');
  const deltas = open.filter((cycle) => cycle.kind === 'delta');
  expect(wholes.length).toBeLessThanOrEqual(1);
  expect(deltas.length).toBeLessThanOrEqual(1);
  for (const { targets } of open) await expectCurrent(world, targets, served);
  const held = newest(cycles.filter((cycle) => cycle.state === 'fulfilled'));
  const on = today(deps.zone, deps.now());
  for (const delta of deltas) {
    expect(delta.dueOn <= addDays(delta.opensOn, 30)).toBe(true);
    expect(deltaSize(served, delta.targets[0]?.base ?? 0)).toBeGreaterThan(0);
  }
  if (held && held.expiresOn !== null && held.expiresOn >= on && open.length === 0) {
    expect(deltaSize(served, await metBy(db, personId, held, module))).toBe(0);
  }
  const fulfilled = cycles.filter((cycle) => cycle.kind === 'delta' && cycle.state === 'fulfilled');
  for (const { expiresOn } of fulfilled) {
    expect(cycles.some((cycle) => cycle.kind !== 'delta' && cycle.expiresOn === expiresOn)).toBe(true);
  }
  const certificates = await listCertificates(db, personId);
  const isFulfilled = (cycle: CycleState) => cycle.state === 'fulfilled';
  expect(certificates.map((each) => each.cycleId).sort()).toEqual(
    cycles
      .filter(isFulfilled)
      .map(({ id }) => id)
      .sort(),
  );
  expect(certificates.filter((each) => !each.superseded).length).toBe(certificates.length === 0 ? 0 : 1);
}

/** A target is at the served version, or at an older one from which only minor editions lead to it. */
async function expectCurrent(world: World, targets: CycleState['targets'], served: VersionFacts): Promise<void> {
  for (const { version } of targets) {
    const facts = await getVersionFacts(world.db, world.module, version);
    const asks = (each: VersionFacts) => itemsOf(each).map((item) => [item.id, item.since]);
    expect(version).toBeLessThanOrEqual(served.number);
    expect(asks(facts)).toEqual(asks(served));
  }
}

const newest = (cycles: CycleState[]) => cycles.toSorted((a, b) => b.number - a.number)[0];

async function metBy(db: Db, personId: string, held: CycleState, module: string): Promise<number> {
  const rows = await db
    .selectFrom('completions')
    .select('version')
    .where('person_id', '=', personId)
    .where('module_id', '=', module)
    .where('track', '=', 'full')
    .execute();
  return Math.max(held.targets[0]?.version ?? 0, ...rows.map((row) => row.version));
}

eachEngine((engine) => {
  test('whatever is published and learnt, holders owe exactly what changed, and the tables say what the events say', {
    timeout: 120_000,
  }, async () => {
    const db = await engine.database();
    const deps = testDeps();
    await rememberTestKey(db);
    const reached = { deltas: 0, renewals: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(anyOp, { minLength: 12, maxLength: 24 }), async (ops) => {
        const world = await makeWorld(db, deps);
        for (const op of ops) {
          await play(world, op);
          if (op.op !== 'jobs') continue;
          for (const personId of world.people) await expectDeltaRules(world, personId);
        }
        await runJobs(world);
        for (const personId of world.people) {
          await expectDeltaRules(world, personId);
          expect(await checkPerson(db, personId)).toEqual([]);
          const cycles = await listCycles(db, personId);
          reached.deltas += cycles.filter((each) => each.kind === 'delta' && each.state === 'fulfilled').length;
          reached.renewals += cycles.filter((each) => each.kind === 'renewal').length;
        }
      }),
      { numRuns: engine.name === 'sqlite' ? 6 : 2, endOnFailure: true, examples: [[known]] },
    );
    expect(reached.deltas).toBeGreaterThan(0);
    expect(reached.renewals).toBeGreaterThan(0);
  });
});
