import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { endRule } from '#app/assignments/end-rule.server.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { listCertificates } from '#app/certification/list-certificates.server.ts';
import { versionPublished } from '#app/curriculum/version-jobs.ts';
import { type JobHandlers, runDueJobs } from '#app/platform/jobs.server.ts';
import { checkPerson } from '#app/reporting/check-records/check-person.server.ts';
import type { Schema } from '#db/schema.ts';
import { learnAll, makeLearner, makeWard, newKey, publishSample, takeQuiz } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import type { TestDeps } from '#tests/setup/deps.ts';
import { changeRecord } from './change-record.server.ts';
import { followVersions } from './follow-versions.server.ts';
import { renewalsJob, renewCertificates } from './renew-certificates.server.ts';

type Db = Kysely<Schema>;

const night = (db: Db, deps: TestDeps, pageSize = 500) => renewCertificates(db, deps, {}, { windowDays: 30, pageSize });

async function cyclesOf(db: Db, personId: string) {
  const cycles = await listCycles(db, personId);
  return cycles.map(({ curriculum, kind, state, dueOn }) => `${curriculum} ${kind} ${state} ${dueOn}`);
}

/** A holder of both courses since 2 March 2026, until 2 March 2028. */
async function makeHolder(engine: Parameters<typeof makeWard>[0]) {
  const ward = await makeWard(engine);
  await learnAll(ward.db, ward.deps, ward, 'full');
  await takeQuiz(ward.db, ward.deps, ward.personId, 'one');
  return ward;
}

eachEngine((engine) => {
  test('a renewal opens once, thirty days before, with what was met as its base', async () => {
    const { db, deps, facts, personId } = await makeHolder(engine);
    await publishSample(db, deps, 'one', { text: 'Typo.', edition: { number: 2, kind: 'minor', reason: 'typo' } });
    const held = ['everyone first fulfilled 2026-03-02', 'nurse first fulfilled 2026-03-22'];
    deps.clock.set('2028-01-31T02:00:00Z');
    await night(db, deps);
    expect(await cyclesOf(db, personId)).toEqual(held);
    deps.clock.set('2028-02-01T02:00:00Z');
    for (let run = 0; run < 2; run += 1) await night(db, deps);
    const both = ['everyone renewal open 2028-03-02', 'nurse renewal open 2028-03-02'];
    expect(await cyclesOf(db, personId)).toEqual([...held, ...both]);
    const renewal = (await listCycles(db, personId)).at(-1);
    expect(renewal).toMatchObject({
      lateOn: '2028-03-02',
      number: 2,
      targets: [{ version: 2, base: 1, metSeq: null }],
    });
    deps.clock.set('2028-02-02T02:00:00Z');
    await night(db, deps);
    expect(await cyclesOf(db, personId)).toHaveLength(4);

    // Nothing has changed: a whole quiz alone renews both, from the day on which it was passed.
    const { certificates } = await takeQuiz(db, deps, personId, 'one');
    expect(certificates).toHaveLength(2);
    const [newest] = await listCertificates(db, personId);
    expect(newest).toMatchObject({ expiresOn: '2030-02-02', snapshot: { modules: [{ version: 2 }] } });
    expect(newest?.snapshot.modules[0]?.delta).toBeUndefined();
    expect(facts.number).toBe(1);
    expect(await checkPerson(db, personId)).toEqual([]);
  });

  test('nothing is renewed that no rule gives any more, that a manager took back, or of somebody who left', async () => {
    const { db, deps, personId } = await makeHolder(engine);
    const gone = await makeLearner(db, deps);
    await learnAll(db, deps, { personId: gone, facts: await publishSample(db, deps, 'one') }, 'full');
    await takeQuiz(db, deps, gone, 'one');
    await db.updateTable('people').set({ active: 0 }).where('id', '=', gone).execute();
    const rule = await db
      .selectFrom('rules')
      .select(['id', 'revision'])
      .where('curriculum_id', '=', 'nurse')
      .executeTakeFirstOrThrow();
    deps.clock.set('2028-02-10T02:00:00Z');
    const end = { ruleId: rule.id, untilOn: '2028-02-10', revision: rule.revision, by: personId };
    await db.transaction().execute((tx) => endRule(tx, deps, end));
    await night(db, deps);
    expect((await cyclesOf(db, personId)).slice(2)).toEqual(['everyone renewal open 2028-03-02']);
    expect(await cyclesOf(db, gone)).toHaveLength(2);
    const renewal = (await listCycles(db, personId)).at(-1)?.id ?? '';
    await changeRecord(db, deps, { personId, actorId: null, key: newKey() }, async ({ append }) => {
      const body = { cycle: renewal, why: 'mistake' as const };
      await append({ verb: 'cycle.cancelled', object: renewal, cycle: renewal, body });
      return () => null;
    });
    deps.clock.set('2028-02-11T02:00:00Z');
    await night(db, deps);
    expect(await cyclesOf(db, personId)).toHaveLength(3);
  });

  test('the renewal takes over an open delta, but never one whose date has passed', async () => {
    const { db, deps, personId } = await makeHolder(engine);
    const late = await makeLearner(db, deps);
    const first = await publishSample(db, deps, 'one');
    await learnAll(db, deps, { personId: late, facts: first }, 'full');
    await takeQuiz(db, deps, late, 'one');
    const publish = async (at: string, number: number) => {
      deps.clock.set(at);
      const edition = { number, kind: 'material' as const, reason: 'new law' };
      const facts = await publishSample(db, deps, 'one', { text: `Edition ${number}.`, edition });
      expect(await runDueJobs(db, deps, { [versionPublished]: followVersions }, { limit: 5 })).toMatchObject({
        failed: [],
      });
      return facts;
    };
    const v2 = await publish('2027-06-01T09:00:00Z', 2);
    await learnAll(db, deps, { personId, facts: v2 }, 'full');
    await publish('2028-01-20T09:00:00Z', 3);
    deps.clock.set('2028-02-10T02:00:00Z');
    await night(db, deps);
    expect((await cyclesOf(db, personId)).slice(4)).toEqual([
      'everyone delta cancelled 2028-02-19',
      'nurse delta cancelled 2028-02-19',
      'everyone renewal open 2028-03-02',
      'nurse renewal open 2028-03-02',
    ]);
    expect((await cyclesOf(db, late)).slice(2)).toEqual([
      'everyone delta open 2027-07-01',
      'nurse delta open 2027-07-01',
      'everyone renewal open 2028-03-02',
      'nurse renewal open 2028-03-02',
    ]);
    // While a renewal is open it is what a version moves, and no delta is opened beside it.
    const v4 = await publish('2028-02-12T09:00:00Z', 4);
    expect(await cyclesOf(db, personId)).toHaveLength(8);
    // What somebody learns counts for both, and the certificate that they then hold is the renewed one.
    for (const person of [personId, late]) {
      await learnAll(db, deps, { personId: person, facts: v4 }, 'full');
      await takeQuiz(db, deps, person, 'one');
      if ((await cyclesOf(db, person)).some((cycle) => cycle.includes(' open ')))
        await takeQuiz(db, deps, person, 'one');
      expect((await cyclesOf(db, person)).filter((cycle) => cycle.includes(' open '))).toEqual([]);
      const held = (await listCertificates(db, person)).filter((each) => !each.superseded);
      expect(held.map((each) => each.expiresOn)).toEqual(['2030-02-12', '2030-02-12']);
      expect(await checkPerson(db, person)).toEqual([]);
    }
  });

  test('goes through everybody in parts and plans the next night', async () => {
    const { db, deps, personId, facts } = await makeHolder(engine);
    const people = [personId];
    for (let n = 0; n < 2; n += 1) {
      const another = await makeLearner(db, deps);
      await learnAll(db, deps, { personId: another, facts }, 'full');
      await takeQuiz(db, deps, another, 'one');
      people.push(another);
    }
    deps.clock.set('2028-02-10T12:00:00Z');
    await night(db, deps, 2);
    const inTwos: JobHandlers = {
      [renewalsJob]: (...run) => renewCertificates(...run, { windowDays: 30, pageSize: 2 }),
    };
    expect(await runDueJobs(db, deps, inTwos, { limit: 5 })).toEqual({ done: 1, failed: [] });
    for (const person of people) expect(await cyclesOf(db, person)).toHaveLength(4);
    const [next] = await db.selectFrom('jobs').select(['run_at', 'payload']).where('kind', '=', renewalsJob).execute();
    expect(next).toEqual({ run_at: '2028-02-11T02:00:00.000Z', payload: '{"after":""}' });
  });
});
