import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { listEventsOf } from '#app/events/list-events.server.ts';
import { addDays } from '#app/platform/calendar.ts';
import { checkRecords } from '#app/reporting/check-records/check-records.server.ts';
import type { Schema } from '#db/schema.ts';
import { makeLearner, makeRule, newKey, publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { rememberTestKey, testDeps } from '#tests/setup/deps.ts';
import { addAbsence, endAbsence } from './change-absence.server.ts';

/** A learner with two courses from 2 March 2026 on: `soon` due on 12 March, `later` on 22 March. */
async function begin(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  await rememberTestKey(db);
  await publishSample(db, deps, 'one');
  for (const [course, days] of Object.entries({ soon: 20, later: 30 })) {
    await publishSampleCurriculum(db, deps, course, [{ module: 'one', track: 'foundation' }]);
    await makeRule(db, deps, course, { due: { days } });
  }
  const who = { personId: await makeLearner(db, deps), actorId: 'admin' };
  const add = (fromOn: string, untilOn: string | null, key = newKey()) =>
    addAbsence(db, deps, { ...who, key, fromOn, untilOn });
  const end = (absenceId: string, untilOn: string) =>
    endAbsence(db, deps, { ...who, key: newKey(), absenceId, untilOn });
  const absences = () => db.selectFrom('absences').selectAll().orderBy('id').execute();
  const dates = async () => {
    const cycles = await listCycles(db, who.personId);
    return Object.fromEntries(cycles.map(({ curriculum, dueOn, lateOn }) => [curriculum, [dueOn, lateOn]]));
  };
  return { db, deps, ...who, add, end, absences, dates };
}

async function findings(db: Kysely<Schema>) {
  const found: unknown[] = [];
  await checkRecords(db, { onFinding: (finding) => found.push(finding) });
  return found;
}

eachEngine((engine) => {
  test('an absence moves what is due by its days, once however often the form is sent, and tells the record why', async () => {
    const { db, personId, add, dates } = await begin(engine);
    const key = newKey();
    for (let sent = 0; sent < 2; sent += 1) await add('2026-03-10', '2026-03-17', key);
    expect(await dates()).toEqual({ soon: ['2026-03-19', '2026-04-02'], later: ['2026-03-29', '2026-04-12'] });
    const events = await listEventsOf(db, personId, ['cycle.due_set']);
    expect(events.map(({ actor, body }) => ({ actor, ...body }))).toMatchObject([
      { actor: 'admin', why: 'absence' },
      { actor: 'admin', why: 'absence' },
    ]);
    await add('2026-03-13', '2026-03-18');
    expect((await dates()).soon?.[0]).toBe('2026-03-20');
    await add('2026-04-20', '2026-05-20');
    expect((await dates()).soon?.[0]).toBe('2026-03-20');
    expect(await findings(db)).toEqual([]);
  });

  test('one whose end is not known moves dates when it ends; ended earlier, dates that were given stand', async () => {
    const { db, add, end, absences, dates } = await begin(engine);
    await add('2026-03-10', null);
    expect((await dates()).soon?.[0]).toBe('2026-03-12');
    const [absence] = await absences();
    await end(absence?.id ?? '', '2026-03-20');
    expect((await dates()).soon?.[0]).toBe('2026-03-22');
    await end(absence?.id ?? '', '2026-03-12');
    expect((await dates()).soon?.[0]).toBe('2026-03-22');
    expect(await findings(db)).toEqual([]);
  });

  test('what is finished, taken back or waived keeps its date', async () => {
    const { db, add, dates } = await begin(engine);
    const change = (curriculum: string, set: Partial<Schema['cycles']>) =>
      db.updateTable('cycles').set(set).where('curriculum_id', '=', curriculum).execute();
    await change('soon', { waived_until: '2026-03-12' });
    await change('later', { state: 'cancelled' });
    await add('2026-03-10', '2026-03-17');
    expect(await dates()).toEqual({ soon: ['2026-03-12', '2026-03-26'], later: ['2026-03-22', '2026-04-05'] });
  });

  test('whatever absences come and end, no date moves back and a replay finds what is stored', {
    timeout: 60_000,
  }, async () => {
    const { db, add, end, absences, dates } = await begin(engine);
    const day = fc.nat(60).map((days) => addDays('2026-02-20', days));
    const change = fc.tuple(fc.constantFrom('add', 'open', 'end'), day, fc.nat(20), fc.nat(9));
    await fc.assert(
      fc.asyncProperty(change, async ([what, fromOn, days, index]) => {
        const [known, before] = [await absences(), await dates()];
        const some = known[index % Math.max(known.length, 1)];
        if (what !== 'end') await add(fromOn, what === 'open' ? null : addDays(fromOn, days + 1));
        else if (some) await end(some.id, addDays(some.from_on, days));
        const after = await dates();
        for (const [course, [dueOn = '']] of Object.entries(before))
          expect((after[course]?.[0] ?? '') >= dueOn).toBe(true);
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect(await findings(db)).toEqual([]);
  });
});
