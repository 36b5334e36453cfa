import { expect, test } from 'vitest';
import type { Actor } from '#app/identity/grants.ts';
import { openRegister } from '#app/reporting/open-register.server.ts';
import { crowdToday, makeStoredCrowd } from '#tests/factories/crowd.ts';
import { actorWith } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { bytesOf, readSheet } from '#tests/setup/read-files.ts';
import { acceptRun } from './accept-run.server.ts';
import type { ProfileWish } from './profile.ts';
import { listProfiles, listRuns, requireProfile } from './profile-rows.server.ts';
import { removeProfile } from './remove-profile.server.ts';
import { runProfile } from './run-profile.server.ts';
import { addProfile, saveProfile } from './save-profile.server.ts';

const wish: ProfileWish = {
  name: 'Staff register',
  format: 'csv',
  dateFormat: 'yyyy-mm-dd',
  byCourse: false,
  columns: ['staffNumber', 'name', 'state', 'dueBy'],
  codes: {},
};

eachEngine((engine) => {
  async function begin(filter: Record<string, string> = {}, changes: Partial<ProfileWish> = {}) {
    const [db, deps] = [await engine.database(), testDeps()];
    await publishSample(db, deps, 'privacy');
    await publishSampleCurriculum(db, deps, 'care', [{ module: 'privacy', track: 'full' }]);
    const { hospital, wards } = await makeStoredCrowd(db, 60);
    deps.clock.set(`${crowdToday}T09:00:00Z`);
    const { id: ownerId } = await makePerson(db, { name: 'Owner' });
    const owner = actorWith(['see-team', 'export-team'], hospital.path, ownerId);
    const form = () => ({ ownerId, key: deps.newToken() });
    const id = await addProfile(db, deps, form(), { ...wish, ...changes, filter });
    const run = async (changesOnly: boolean, actor: Actor = owner) => {
      deps.clock.advance({ minutes: 1 });
      const { format } = await requireProfile(db, ownerId, id);
      const file = await runProfile(db, deps, actor, { id, changesOnly }, openRegister);
      return readSheet(format, await bytesOf(file.bytes));
    };
    const accept = async () => {
      deps.clock.advance({ minutes: 1 });
      const [newest] = await listRuns(db, id);
      await acceptRun(db, deps, form(), { profileId: id, runId: newest?.id ?? '' });
    };
    return { db, deps, owner, ownerId, wards, id, form, run, accept };
  }

  test('the whole list has the columns in their order, dates as chosen, in both formats', async () => {
    const { db, deps, id, form, run } = await begin({ state: 'overdue' });
    const rows = await run(false);
    expect(rows.length).toBeGreaterThan(3);
    for (const [, name, state, due] of rows) {
      expect([typeof name, state]).toEqual(['string', 'Overdue']);
      expect(due == null || /^\d{4}-\d\d-\d\d$/.test(due ?? '')).toBe(true);
    }
    const columns = ['dueBy', 'name'];
    await saveProfile(db, deps, form(), { ...wish, columns, dateFormat: 'dd/mm/yyyy', id, revision: 1 });
    const flipped = await run(false);
    expect(flipped).toEqual(rows.map(([, name, , due]) => [due?.split('-').reverse().join('/') ?? null, name]));
    await saveProfile(db, deps, form(), { ...wish, columns, format: 'xlsx', id, revision: 2 });
    expect(await run(false)).toEqual(rows.map(([, name, , due]) => [due, name]));
  });

  test('changes are measured against the run that was accepted last: new, changed, gone, and nothing else', async () => {
    const { db, wards, run, accept } = await begin();
    const everybody = await run(true);
    expect(new Set(everybody.map((row) => row.at(-1)))).toEqual(new Set(['new']));
    expect(await run(true)).toEqual(everybody);
    await accept();
    expect(await run(true)).toEqual([]);
    const standings = db
      .selectFrom('standings')
      .where('curriculum_id', '=', '')
      .where('unit_path', '=', wards[0]?.path ?? '');
    const [changed, gone] = await standings.select('person_id').orderBy('person_id').limit(2).execute();
    const [late, moved] = [changed?.person_id ?? '', gone?.person_id ?? ''];
    await db.updateTable('people').set({ staff_number: 'S-late' }).where('id', '=', late).execute();
    await db
      .updateTable('people')
      .set({ staff_number: 'S-moved', name: 'Not to be seen' })
      .where('id', '=', moved)
      .execute();
    await db.updateTable('standings').set({ unit_path: '' }).where('person_id', '=', moved).execute();
    const changes = await run(true);
    expect(changes.map((row) => [row[0], row.at(-1)])).toEqual([
      ['S-late', 'changed'],
      ['S-moved', 'no longer on the list'],
    ]);
    expect(changes[1]?.slice(1, -1)).toEqual([null, null, null]);
    expect(await run(true)).toEqual(changes);
    await accept();
    expect(await run(true)).toEqual([]);
  });

  test('another choice of columns changes every row; a code changes the rows of its course', async () => {
    const { db, deps, id, form, run, accept } = await begin(
      {},
      { byCourse: true, columns: ['name', 'course', 'courseCode'] },
    );
    const rows = await run(false);
    expect(rows.length).toBeGreaterThan(10);
    expect(new Set(rows.map(([, ...course]) => course.join()))).toEqual(new Set([`${rows[0]?.[1]},`]));
    await accept();
    const columns = ['name', 'courseCode'];
    await saveProfile(db, deps, form(), {
      ...wish,
      columns,
      byCourse: true,
      codes: { care: ' HR-77 ' },
      id,
      revision: 1,
    });
    const changes = await run(true);
    expect(changes.length).toBe(rows.length);
    expect(new Set(changes.map(([, ...rest]) => rest.join()))).toEqual(new Set(['HR-77,changed']));
  });

  test('a file that was broken off cannot be accepted, and a run is accepted once', async () => {
    const { db, deps, owner, id, form, run, accept } = await begin();
    const file = await runProfile(db, deps, owner, { id, changesOnly: false }, openRegister);
    await file.bytes.next();
    await file.bytes.return(undefined);
    const [broken] = await listRuns(db, id);
    expect(broken?.rows).toBeNull();
    await expect(accept()).rejects.toMatchObject({ code: 'closed' });
    await run(false);
    await accept();
    await expect(accept()).rejects.toMatchObject({ code: 'closed' });
    const operation = form();
    await run(false);
    const [again] = await listRuns(db, id);
    for (let n = 0; n < 2; n += 1) await acceptRun(db, deps, operation, { profileId: id, runId: again?.id ?? '' });
    const kept = await db.selectFrom('export_rows').select('run_id').distinct().execute();
    expect(kept.map(({ run_id }) => run_id)).toEqual([again?.id]);
  });

  test('a key that is used again, for another export or another run, forgets nothing', async () => {
    const { db, deps, owner, id, run, form } = await begin();
    await run(false);
    const [own] = await listRuns(db, id);
    const operation = form();
    await acceptRun(db, deps, operation, { profileId: id, runId: own?.id ?? '' });
    const { id: otherId } = await makePerson(db);
    const other = { ...owner, personId: otherId };
    const foreign = await addProfile(db, deps, { ownerId: otherId, key: deps.newToken() }, { ...wish, filter: {} });
    await bytesOf((await runProfile(db, deps, other, { id: foreign, changesOnly: false }, openRegister)).bytes);
    const repeat = acceptRun(db, deps, operation, { profileId: foreign, runId: 'another' });
    await expect(repeat).rejects.toMatchObject({ code: 'not-found' });
    await acceptRun(db, deps, operation, { profileId: id, runId: 'another' });
    expect([(await listRuns(db, foreign)).length, await run(true)]).toEqual([1, []]);
  });

  test('of the runs that nobody accepted the last three can still be accepted', async () => {
    const { db, deps, id, form, run, accept } = await begin();
    await run(false);
    await accept();
    const runs: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      await run(true);
      runs.push((await listRuns(db, id))[0]?.id ?? '');
    }
    expect((await listRuns(db, id)).filter(({ acceptedAt }) => acceptedAt === null).map((each) => each.id)).toEqual(
      runs.slice(1).toReversed(),
    );
    const [first = '', second = '', third = ''] = runs;
    await expect(acceptRun(db, deps, form(), { profileId: id, runId: first })).rejects.toMatchObject({
      code: 'closed',
    });
    await acceptRun(db, deps, form(), { profileId: id, runId: third });
    await expect(acceptRun(db, deps, form(), { profileId: id, runId: second })).rejects.toMatchObject({
      code: 'closed',
    });
    expect(await run(true)).toEqual([]);
  });

  test('an export is its owner’s alone, and gives what they may take away at that moment', async () => {
    const { db, deps, owner, id, run, form } = await begin();
    const other = { ...owner, personId: 'somebody else' };
    await expect(run(false, other)).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      saveProfile(db, deps, { ...form(), ownerId: 'x' }, { ...wish, id, revision: 1 }),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(removeProfile(db, deps, { ...form(), ownerId: 'x' }, id)).rejects.toMatchObject({ code: 'not-found' });
    const reader = { ...owner, grants: owner.grants.filter(({ capability }) => capability !== 'export-team') };
    await expect(run(false, reader)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await listRuns(db, id)).toEqual([]);
    await expect(saveProfile(db, deps, form(), { ...wish, id, revision: 7 })).rejects.toMatchObject({ code: 'stale' });
    await run(true);
    const operation = form();
    for (let n = 0; n < 2; n += 1) await removeProfile(db, deps, operation, id);
    expect(await listProfiles(db, owner.personId)).toEqual([]);
    const trail = await db
      .selectFrom('audit_log')
      .select('action')
      .where('action', 'like', 'export.%')
      .orderBy('at')
      .orderBy('id')
      .execute();
    expect(trail.map(({ action }) => action)).toEqual(['export.add', 'export.run', 'export.remove']);
  });

  test.each([
    [{ name: ' ' }, 'interop.name-invalid'],
    [{ columns: [] }, 'interop.columns-missing'],
    [{ codes: { care: 'x'.repeat(41) } }, 'interop.code-invalid'],
  ])('%o is refused', async (part, reason) => {
    await expect(begin({}, part)).rejects.toMatchObject({ reason });
  });
});
