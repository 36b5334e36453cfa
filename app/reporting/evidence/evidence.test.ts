import { createHash, createPublicKey, verify } from 'node:crypto';
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { stateOn, wholePerson } from '#app/assignments/standing.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { today } from '#app/platform/calendar.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { assignCurricula } from '#app/record/assign-curricula.server.ts';
import { setActive } from '#app/record/set-active.server.ts';
import type { Schema } from '#db/schema.ts';
import { actorWith } from '#tests/factories/identity.ts';
import { makeEmployment, makePerson, makeUnit } from '#tests/factories/people.ts';
import {
  learn,
  learnAll,
  makeRule,
  newKey,
  publishSample,
  publishSampleCurriculum,
  takeQuiz,
} from '#tests/factories/record.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { rememberTestKey, type TestDeps, testDeps, testPublicJwk } from '#tests/setup/deps.ts';
import { readCsv } from '#tests/setup/read-files.ts';
import { dueSoonDays } from '../course-state.ts';
import type { EvidencePerson } from './evidence.ts';
import { evidenceScope } from './evidence-scope.server.ts';
import { listEvidence } from './list-evidence.server.ts';
import { makeEvidencePack } from './make-pack.server.ts';

type Db = Kysely<Schema>;
const origin = 'https://learn.example';
const everywhere = actorWith(['make-evidence'], null);

async function begin(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  await rememberTestKey(db);
  const facts = await publishSample(db, deps, 'one');
  const course = [{ module: 'one', track: 'foundation' as const }];
  await makeRule(db, deps, await publishSampleCurriculum(db, deps, 'course', course, { validityMonths: 2 }));
  const hospital = await makeUnit(db, { name: 'Hospital' });
  const ward4 = await makeUnit(db, { name: 'Ward 4', parent: hospital });
  const ward6 = await makeUnit(db, { name: 'Ward 6', parent: hospital });
  const people: string[] = [];
  for (const [name, unit] of [
    ['=Ada', ward4],
    ['Ben', ward4],
    ['Cleo', ward6],
  ] as const) {
    const { id } = await makePerson(db, { name });
    await makeEmployment(db, { person_id: id, unit_id: unit.id, from_on: '2026-02-20' });
    await assignCurricula(db, deps, { personId: id, key: newKey() });
    people.push(id);
  }
  return { db, deps, facts, hospital, ward4, ward6, people };
}

async function evidenceOf(db: Db, deps: TestDeps, on: string, actor = everywhere, unit: string | null = null) {
  const scope = await evidenceScope(db, deps.zone, actor, { unit, period: { from: '2026-01-01', on } });
  const found: EvidencePerson[] = [];
  for await (const person of listEvidence(db, scope)) found.push(person);
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

async function packOf(db: Db, deps: TestDeps, unit: string | null, on = today(deps.zone, deps.now())) {
  const asked = { unit, period: { from: '2026-01-01', on }, origin };
  const { bytes } = await makeEvidencePack(db, deps, everywhere, asked);
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const files = unzipSync(Buffer.concat(chunks));
  return { files, text: (name: string) => Buffer.from(files[name] ?? []).toString('utf8') };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** One thing that may happen to somebody on a day. */
async function act(db: Db, deps: TestDeps, facts: VersionFacts, personId: string, what: string): Promise<void> {
  try {
    if (what === 'read') await learn(db, deps, { personId, facts }, 'one-a');
    if (what === 'read-all') await learnAll(db, deps, { personId, facts }, 'foundation');
    if (what === 'pass') await takeQuiz(db, deps, personId, 'one');
    if (what === 'fail') await takeQuiz(db, deps, personId, 'one', ['safe', 'safe-b']);
  } catch (error) {
    // A quiz that is passed, or used up, is not offered again: then nothing happens on that day.
    if (!(error instanceof Refusal)) throw error;
  }
}

eachEngine((engine) => {
  test('a pack of an earlier day is the one that could have been made then, whatever came later', async () => {
    const step = fc.record({
      who: fc.nat({ max: 2 }),
      what: fc.constantFrom('read', 'read-all', 'pass', 'fail', 'nothing'),
      days: fc.integer({ min: 1, max: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const { db, deps, facts, people } = await begin(engine);
        const then: [day: string, seen: EvidencePerson[]][] = [];
        for (const { who, what, days } of steps) {
          await act(db, deps, facts, people[who] ?? '', what);
          const day = today(deps.zone, deps.now());
          then.push([day, await evidenceOf(db, deps, day)]);
          deps.clock.advance({ days });
        }
        for (const [day, seen] of then) expect(await evidenceOf(db, deps, day)).toEqual(seen);
      }),
      { numRuns: 6 },
    );
  });

  test('today’s states are those of the lists', async () => {
    const { db, deps, facts, people } = await begin(engine);
    await learnAll(db, deps, { personId: people[0] ?? '', facts }, 'foundation');
    await takeQuiz(db, deps, people[0] ?? '', 'one');
    await learn(db, deps, { personId: people[1] ?? '', facts }, 'one-a');
    for (const days of [0, 10, 25, 60]) {
      deps.clock.advance({ days });
      const day = today(deps.zone, deps.now());
      const rows = await db.selectFrom('standings').selectAll().where('curriculum_id', '=', wholePerson).execute();
      const states = rows.map(({ person_id, stage, due_on: dueOn, late_on: lateOn }) => [
        person_id,
        stateOn(day, { stage: stage as never, dueOn, lateOn }, dueSoonDays),
      ]);
      const seen = await evidenceOf(db, deps, day);
      expect(seen.map(({ person, state }) => [person, state]).toSorted()).toEqual(states.toSorted());
    }
  });

  test('everybody is found where they worked on that day', async () => {
    const { db, deps, hospital, ward4, ward6, people } = await begin(engine);
    const [, ben = ''] = people;
    await db.updateTable('employments').set({ until_on: '2026-04-01' }).where('person_id', '=', ben).execute();
    await makeEmployment(db, { person_id: ben, unit_id: ward6.id, from_on: '2026-04-01' });
    deps.clock.set('2026-05-01T09:00:00Z');
    const names = async (unit: string, on: string) =>
      (await evidenceOf(db, deps, on, everywhere, unit)).map(({ name }) => name);
    expect(await names(ward4.id, '2026-03-31')).toEqual(['=Ada', 'Ben']);
    expect(await names(ward4.id, '2026-04-01')).toEqual(['=Ada']);
    expect(await names(ward6.id, '2026-04-01')).toEqual(['Ben', 'Cleo']);
    expect(await names(hospital.id, '2026-04-01')).toEqual(['=Ada', 'Ben', 'Cleo']);
    expect(await names(hospital.id, '2026-02-19')).toEqual([]);
    await setActive(db, deps, { personId: ben, actorId: people[0] ?? '', key: newKey(), active: false, revision: 1 });
    expect(await names(ward6.id, '2026-05-01')).toEqual(['Ben', 'Cleo']);
  });

  test('a viewer without the capability there gets nothing', async () => {
    const { db, deps, ward4, ward6 } = await begin(engine);
    const manager = actorWith(['make-evidence'], ward4.path);
    expect((await evidenceOf(db, deps, '2026-03-02', manager)).map(({ name }) => name)).toEqual(['=Ada', 'Ben']);
    await expect(evidenceOf(db, deps, '2026-03-02', manager, ward6.id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(evidenceOf(db, deps, '2026-03-02', actorWith(['see-team'], null))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('the pack lists every file with its hash, under a signature, and the trail has the hash of the list', async () => {
    const { db, deps, facts, people, hospital } = await begin(engine);
    await learnAll(db, deps, { personId: people[0] ?? '', facts }, 'foundation');
    await takeQuiz(db, deps, people[0] ?? '', 'one');
    const { files, text } = await packOf(db, deps, hospital.id);
    const manifest = JSON.parse(text('manifest.json'));
    const listed = manifest.files.map((file: { path: string }) => file.path);
    expect([...listed, 'manifest.json', 'manifest.sig'].toSorted()).toEqual(Object.keys(files).toSorted());
    for (const { path, bytes, sha256: hash } of manifest.files) {
      expect([path, files[path]?.length, sha256(files[path] ?? new Uint8Array())]).toEqual([path, bytes, hash]);
    }
    const key = createPublicKey({ key: testPublicJwk as never, format: 'jwk' });
    const signature = Buffer.from(text('manifest.sig'), 'base64url');
    expect(verify(null, files['manifest.json'] ?? new Uint8Array(), key, signature)).toBe(true);
    const trail = await db.selectFrom('audit_log').select(['action', 'details']).orderBy('id').execute();
    expect(trail.map(({ action }) => action).slice(-2)).toEqual(['team.evidence', 'team.evidence-signed']);
    expect(JSON.parse(trail.at(-1)?.details ?? '')).toMatchObject({
      manifest: sha256(files['manifest.json'] ?? new Uint8Array()),
    });
  });

  test('two packs are made at once: of three asked for in one moment the third begins when one has ended', async () => {
    const { db, deps } = await begin(engine);
    const ask = () =>
      makeEvidencePack(db, deps, everywhere, { unit: null, period: { from: '2026-01-01', on: '2026-03-02' }, origin });
    const packs = await Promise.all([ask(), ask(), ask()]);
    const begun: number[] = [];
    const first = packs.map(({ bytes }, n) => bytes.next().then(() => begun.push(n)));
    await Promise.all(first.slice(0, 2));
    await expect(ask()).rejects.toMatchObject({ code: 'unavailable' });
    expect(begun.toSorted()).toEqual([0, 1]);
    await packs[0]?.bytes.return(undefined);
    await first[2];
    expect(begun.at(-1)).toBe(2);
    for (const { bytes } of packs) await bytes.return(undefined);
    const { bytes } = await ask();
    await bytes.return(undefined);
  });

  test('a pack that is broken off anywhere leaves no file open', async () => {
    const { db, deps } = await begin(engine);
    const asked = { unit: null, period: { from: '2026-01-01', on: '2026-03-02' }, origin };
    const files = () => readdirSync('/dev/fd').length;
    const breakOff = async (chunks: number) => {
      const { bytes } = await makeEvidencePack(db, deps, everywhere, asked);
      for (let n = 0; n < chunks; n += 1) await bytes.next();
      await bytes.return(undefined);
    };
    await breakOff(2);
    const before = files();
    for (let n = 1; n <= 12; n += 1) await breakOff(n);
    await new Promise((go) => setTimeout(go, 100));
    expect(files() - before).toBeLessThan(4);
  });

  test('tables and JSON say the same, formulas are no formulas, and nothing of a score is in any of them', async () => {
    const { db, deps, facts, people } = await begin(engine);
    await learnAll(db, deps, { personId: people[1] ?? '', facts }, 'foundation');
    await takeQuiz(db, deps, people[1] ?? '', 'one', ['yes', 'safe', 'safe-b']);
    await learnAll(db, deps, { personId: people[0] ?? '', facts }, 'foundation');
    await takeQuiz(db, deps, people[0] ?? '', 'one');
    const { files, text } = await packOf(db, deps, null);
    const json = JSON.parse(text('data/people.json')) as EvidencePerson[];
    const csv = readCsv(text('data/people.csv').slice(1)).slice(1);
    expect(csv.map(([id, name]) => [id, name?.replace(/^'/, '')])).toEqual(
      json.map((each) => [each.person, each.name]),
    );
    expect(text('data/people.csv')).toContain(`'=Ada`);
    expect(readCsv(text('data/results.csv').slice(1)).slice(1)).toEqual(
      json.flatMap(({ person, results }) =>
        results.map((each) => [
          person,
          each.module,
          each.title,
          String(each.version),
          each.fingerprint,
          each.track,
          each.how,
          String(each.minutes),
          each.on,
        ]),
      ),
    );
    expect(json.find(({ name }) => name === '=Ada')).toMatchObject({
      state: 'current',
      results: [{ module: 'one', version: 1, fingerprint: facts.fingerprint, track: 'foundation', how: 'taught' }],
      certificates: [{ course: 'course', state: 'valid' }],
    });
    const manifests = JSON.parse(text('data/modules.json')) as { fingerprint: string }[];
    expect(manifests.map(({ fingerprint }) => fingerprint)).toEqual([facts.fingerprint]);
    const members = JSON.stringify(
      Object.entries(files)
        .filter(([name]) => name.startsWith('data/people'))
        .map(([name]) => text(name)),
    );
    expect(members).not.toMatch(/points|score|answer|confidence|attempt|"max"/i);
    for (const name of Object.keys(files)) expect(text(name), name).not.toMatch(/\bcompliant\b/i);
    expect(files['report.pdf']?.subarray(0, 5)).toEqual(new Uint8Array(Buffer.from('%PDF-')));
  });
});
