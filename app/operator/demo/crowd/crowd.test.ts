import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { refreshStandings } from '#app/assignments/refresh-standings.server.ts';
import { checkTotals } from '#app/reporting/check-records/check-totals.server.ts';
import type { Schema } from '#db/schema.ts';
import { makeJobRole, makePerson, makeUnit } from '#tests/factories/people.ts';
import { publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { makeCrowd } from './make-crowd.server.ts';
import { crowdStatements } from './statements.ts';

const size = 240;

eachEngine((engine) => {
  test('what is stored of invented people is what their own cycles come to', async () => {
    const [db, deps] = [await engine.database(), testDeps()];
    await makeUnit(db);
    await makeJobRole(db, { slug: 'nurses' });
    await makeJobRole(db, { slug: 'porters' });
    for (const module of ['one', 'two']) await publishSample(db, deps, module);
    await publishSampleCurriculum(db, deps, 'foundation', [{ module: 'one', track: 'foundation' }]);
    await publishSampleCurriculum(db, deps, 'nurses', [
      { module: 'one', track: 'full' },
      { module: 'two', track: 'full' },
    ]);
    await makeCrowd(db, deps, size, () => {});
    expect(await checkTotals(db)).toEqual([]);
    const stored = await rowsOf(db);
    expect(new Set(stored.standings.map(({ stage }) => stage))).toEqual(
      new Set(['never', 'begun', 'holding', 'waived']),
    );
    expect(new Set(stored.modules.map(({ stage }) => stage))).toEqual(new Set(['open', 'met', 'waived']));
    for (const { id } of await db.selectFrom('people').select('id').execute())
      await db.transaction().execute((tx) => refreshStandings(tx, deps, id));
    expect(await rowsOf(db)).toEqual(stored);
  });

  test('the last person that a staff number has room for is made like the first', async () => {
    const db = await engine.database();
    await makePerson(db, { staff_number: 'C-9999999' });
    await sql`create table crowd_wards as select 0 as k, 'w' as unit_id, '/w/' as path`.execute(db);
    await sql`create table crowd_roles as select 0 as k, 'r' as job_role_id, null as curriculum_id`.execute(db);
    await sql.raw(crowdStatements(9_999_999)[0]?.text ?? '').execute(db);
    const { rows } = await sql<{ n: number; h: number }>`select n, h from crowd`.execute(db);
    expect(rows).toEqual([{ n: 9_999_999, h: (9_999_999 * 7919) % 100 }]);
  });
});

async function rowsOf(db: Kysely<Schema>) {
  return {
    standings: await db.selectFrom('standings').selectAll().orderBy('person_id').orderBy('curriculum_id').execute(),
    modules: await db.selectFrom('module_standings').selectAll().orderBy('person_id').orderBy('module_id').execute(),
  };
}
