import path from 'node:path';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { versionPublished } from '#app/curriculum/version-jobs.ts';
import { checkRecords } from '#app/reporting/check-records/check-records.server.ts';
import { migrateToLatest } from '#db/migrate.ts';
import { openDatabase } from '#db/open.ts';
import type { Schema } from '#db/schema.ts';
import { learnAll, makeLearner, makeRule, publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { brokenPromises } from '#tests/faults/broken-promises.ts';
import type { Progress } from '#tests/faults/follower-process.ts';
import { bundleProcess, runProcess } from '#tests/faults/kill-process.ts';
import type { Said, Step } from '#tests/faults/said.ts';
import { takeQuiz } from '#tests/faults/take-quiz.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { rememberTestKey, testDeps } from '#tests/setup/deps.ts';

/** PostgreSQL's own server survives the blow: there it is enough to see that ours leaves the same. */
const rounds = { sqlite: 50, postgres: 10 };
const moduleId = 'sample';
let learner: Awaited<ReturnType<typeof bundleProcess>>;
let follower: Awaited<ReturnType<typeof bundleProcess>>;

beforeAll(async () => {
  [learner, follower] = await Promise.all([bundleProcess('learner-process.ts'), bundleProcess('follower-process.ts')]);
});
afterAll(() => {
  learner.remove();
  follower.remove();
});
const sends = (step: Step) => (said: Said) => said.say === 'doing' && said.step === step;

eachEngine((engine) => {
  test(`kill -9 at ${rounds[engine.name]} random moments of a submission: nothing half, nothing double, nothing lost`, async () => {
    const db = await engine.database();
    const url = engine.address(db);
    const people = await makeLearners(db, rounds[engine.name] + 1);
    await db.destroy();

    const undisturbed = await runProcess<Said>(learner.file, [url, people.pop() ?? '', moduleId], {
      after: null,
      from: sends('open'),
    });
    expect(undisturbed.said.filter((what) => what.say === 'submitted').map((what) => what.outcome.status)).toEqual([
      'reteach',
      'reteach',
      'closed',
      'closed',
    ]);
    const lengths = { open: 40, reteach: 40 };
    const fates = { before: 0, committed: 0, acknowledged: 0, survived: 0 };
    for (const [round, personId] of people.entries()) {
      const step: Step = round % 2 === 0 ? 'reteach' : 'open';
      const { said, killed } = await runProcess<Said>(learner.file, [url, personId, moduleId], {
        after: Math.random() * lengths[step],
        from: sends(step),
      });
      const fate = await checkAfterDeath(url, personId, said, step);
      fates[killed ? fate : 'survived'] += 1;
      // Follows the machine, so that about half of the blows fall before the answer.
      lengths[step] = Math.min(200, Math.max(4, lengths[step] * (fate === 'acknowledged' ? 0.9 : 1.1)));
    }
    // Otherwise the blows came too late to say anything.
    if (engine.name === 'sqlite') expect(fates.before + fates.committed).toBeGreaterThan(5);
    expect(await findings(url)).toEqual([]);
  }, 180_000);
});

eachEngine((engine) => {
  test('kill -9 of the process that leads everybody to a version: each is led once, and nobody is left out', async () => {
    const db = await engine.database();
    const url = engine.address(db);
    const people = await makeLearners(db, 24);
    for (const personId of people.slice(0, 18)) await resume(db, personId, []);
    const deps = testDeps();
    await publishSample(db, deps, moduleId, {
      text: 'Changed.',
      edition: { number: 2, kind: 'material', reason: 'law' },
    });
    await db.destroy();

    // A job that was broken off is taken up again once its lease has ended.
    const ledByThen: number[] = [];
    for (let round = 0; ; round += 1) {
      const moment = round % 2 === 0 ? 'begun' : 'some led';
      const { said } = await runProcess<Progress>(follower.file, [url, String(round * 6)], {
        after: round < 8 ? Math.random() * 60 : null,
        from: (said) => said === moment,
      });
      if (said.includes('all led')) break;
      ledByThen.push(await countLed(url));
    }
    expect(ledByThen.some((n) => n > 0 && n < people.length)).toBe(true);

    const after = await openDatabase(url);
    const led = await after.db
      .selectFrom('targets')
      .innerJoin('cycles', 'cycles.id', 'targets.cycle_id')
      .select(['cycles.person_id', 'cycles.kind', 'targets.version', 'targets.base'])
      .where('cycles.state', '=', 'open')
      .execute();
    await after.close();
    const row = (person_id: string, isHolder: boolean) => ({
      ...{ person_id, kind: isHolder ? 'delta' : 'first', version: 2, base: isHolder ? 1 : null },
    });
    const byPerson = (a: { person_id: string }, b: { person_id: string }) => (a.person_id < b.person_id ? -1 : 1);
    expect(led.toSorted(byPerson)).toEqual(people.map((id, n) => row(id, n < 18)).toSorted(byPerson));
    expect(await findings(url)).toEqual([]);
  }, 180_000);
});

const damages: [string, (db: Kysely<Schema>) => Promise<unknown>][] = [
  ['acknowledged answer 0 is gone', (db) => db.deleteFrom('responses').where('position', '=', 0).execute()],
  ['acknowledged submission (reteach) is not remembered', (db) => db.deleteFrom('operations').execute()],
  ['an acknowledged certificate is gone', (db) => db.deleteFrom('certificates').execute()],
  ['is open with 1 submissions', (db) => db.updateTable('attempts').set({ status: 'open' }).execute()],
  ['is closed without its result', (db) => db.updateTable('attempts').set({ points: null }).execute()],
  ['a cycle is open with 1 certificates', (db) => db.updateTable('cycles').set({ state: 'open' }).execute()],
  ['not numbered without gaps', (db) => db.deleteFrom('learning_events').where('seq', '=', 2).execute()],
];

test('what the rounds look for is found where it is', async () => {
  const { db, close } = await openDatabase(path.join(learner.folder, 'damaged.db'));
  await migrateToLatest(db, 'sqlite');
  for (const [sentence, damage] of damages) {
    const [personId = ''] = await makeLearners(db, 1);
    const said: Said[] = [];
    await resume(db, personId, said);
    expect(await brokenPromises(db, personId, said)).toEqual([]);
    await damage(db);
    expect((await brokenPromises(db, personId, said)).join('\n')).toContain(sentence);
  }
  await close();
});

async function makeLearners(db: Kysely<Schema>, count: number): Promise<string[]> {
  const deps = testDeps();
  await rememberTestKey(db);
  const facts = await publishSample(db, deps, moduleId);
  await makeRule(db, deps, await publishSampleCurriculum(db, deps, 'course', [{ module: moduleId, track: 'full' }]));
  const people: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const personId = await makeLearner(db, deps);
    await learnAll(db, deps, { personId, facts }, 'full');
    people.push(personId);
  }
  return people;
}

/** Opens the database as a restarted server does, looks, sends everything again with the same keys, and looks again. */
async function checkAfterDeath(url: string, personId: string, said: Said[], step: Step) {
  const { db, close } = await openDatabase(url);
  try {
    expect(await brokenPromises(db, personId, said)).toEqual([]);
    const known = await db
      .selectFrom('operations')
      .select('key')
      .where('actor_id', '=', personId)
      .where('key', 'like', `${step}-%`)
      .executeTakeFirst();
    const again: Said[] = [];
    await resume(db, personId, again);
    expect(await brokenPromises(db, personId, [...said, ...again])).toEqual([]);
    for (const first of said.filter((what) => what.say === 'submitted')) expect(again).toContainEqual(first);
    const last = again.at(-1);
    expect(last).toMatchObject({ say: 'submitted', outcome: { status: 'closed', passed: true } });
    const acknowledged = said.some((what) => what.say === 'submitted' && what.step === step);
    return acknowledged ? 'acknowledged' : known ? 'committed' : 'before';
  } finally {
    await close();
  }
}

async function resume(db: Kysely<Schema>, personId: string, again: Said[]): Promise<void> {
  await takeQuiz(db, testDeps(), { personId, moduleId }, (what) => again.push(what));
}

async function countLed(url: string): Promise<number> {
  const { db, close } = await openDatabase(url);
  const { n } = await db
    .selectFrom('operations')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('key', 'like', `${versionPublished}/%`)
    .executeTakeFirstOrThrow();
  await close();
  return n;
}

async function findings(url: string): Promise<string[]> {
  const { db, close } = await openDatabase(url);
  const found: string[] = [];
  await checkRecords(db, { onFinding: ({ message }) => found.push(message) });
  await close();
  return found;
}
