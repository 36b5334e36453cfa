import { expect, test } from 'vitest';
import { listGrantRows } from '#app/identity/list-grant-rows.server.ts';
import { getPerson } from '#app/organisation/get-person.server.ts';
import { checkRecords } from '#app/reporting/check-records/check-records.server.ts';
import { makeGrant, makeSession } from '#tests/factories/identity.ts';
import { makeJobRole, makePerson, makeUnit } from '#tests/factories/people.ts';
import { makeRule, newKey, publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { applicationBuild, startTestServer } from '#tests/setup/application.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { rememberTestKey, testDeps } from '#tests/setup/deps.ts';

/** An administrator at a server with the people pages, two wards, a job role and a course for everyone. */
async function begin(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  await rememberTestKey(db);
  await publishSample(db, deps, 'one');
  const course = await publishSampleCurriculum(db, deps, 'course', [{ module: 'one', track: 'foundation' }]);
  await makeRule(db, deps, course);
  const [ward4, ward6, nurse] = [await makeUnit(db), await makeUnit(db), await makeJobRole(db)];
  const { id: adminId } = await makePerson(db, { name: 'Admin', staff_number: 'A-1' });
  await makeGrant(db, deps, { personId: adminId, permissionRole: 'administrator' });
  const { token } = await makeSession(db, deps, { personId: adminId });
  const routes = ['_index', 'new', '$id'].map((name) => `routes/admin.people.${name}`);
  const server = await startTestServer(await applicationBuild({ only: [...routes, 'routes/welcome'] }), { db, deps });
  const post = (path: string, fields: Record<string, string>) =>
    server.call(path, {
      token,
      form: { person: adminId, form: fields.intent ?? '', key: `${newKey()}-of-a-form-001`, ...fields },
    });
  const add = async (fields: Record<string, string> = {}) => {
    const form = { intent: 'add', name: 'Łukasz Żurawski', staffNumber: 'n-7', email: '', locale: 'pl' };
    const place = { unit: ward4.id, jobRole: nurse.id, fromOn: '2026-03-01' };
    return post('/admin/people/new', { ...form, ...place, ...fields });
  };
  const personIn = (location: unknown) => /people\/([\w-]+)/.exec(String(location))?.[1] ?? '';
  const standing = (id: string) =>
    db.selectFrom('standings').select('unit_path').where('person_id', '=', id).executeTakeFirst();
  const findings = async () => {
    const found: unknown[] = [];
    await checkRecords(db, { onFinding: (finding) => found.push(finding) });
    return found;
  };
  const get = (path: string) => server.call(path, { token });
  return { db, deps, server, adminId, ward4, ward6, nurse, post, add, get, personIn, standing, findings };
}

eachEngine((engine) => {
  test('a person is added once with a first employment and what the rules give, and is found', async () => {
    const { db, server, ward4, add, get, personIn, standing, findings } = await begin(engine);
    const added = await add({ key: 'one-key-for-both-forms' });
    const again = await add({ key: 'one-key-for-both-forms' });
    const id = personIn(added.headers.location);
    expect([added.status, personIn(again.headers.location)]).toEqual([302, id]);
    expect(await getPerson(db, id)).toMatchObject({ staffNumber: 'N-7', locale: 'pl' });
    const cycles = await db.selectFrom('cycles').select('state').where('person_id', '=', id).execute();
    expect(cycles).toEqual([{ state: 'open' }]);
    expect((await standing(id))?.unit_path).toBe(ward4.path);
    for (const q of ['zura', 'luk%20zur', 'n-7']) {
      expect((await get(`/admin/people?q=${q}`)).text).toContain('Łukasz Żurawski');
    }
    expect((await get('/admin/people?q=nobody')).text).toContain('Nobody is found');
    expect(await findings()).toEqual([]);
    await server.close();
  });

  test.each([
    [{ name: ' ' }, 'add-name'],
    [{ staffNumber: 'A-1' }, 'add-staffNumber'],
    [{ email: 'x@' }, 'add-email'],
    [{ unit: '' }, 'add-unit'],
    [{ jobRole: '' }, 'add-jobRole'],
    [{ fromOn: '31 March' }, 'add-fromOn'],
  ])('what is wrong with %j is said beside its field, and nobody is added', async (fields, at) => {
    const { db, server, add } = await begin(engine);
    const { status, text } = await add(fields as Record<string, string>);
    expect(status).toBe(422);
    expect(text).toContain(`href="#${at}"`);
    expect(text).toMatch(new RegExp(`id="${at}"[^>]*aria-invalid="true"`));
    expect(await db.selectFrom('people').select('id').execute()).toHaveLength(1);
    await server.close();
  });

  test('another main employment takes the person to its unit; ended, nobody counts them there', async () => {
    const { db, server, ward6, nurse, add, post, personIn, standing, findings } = await begin(engine);
    const id = personIn((await add()).headers.location);
    const page = `/admin/people/${id}`;
    const place = { intent: 'employ', unit: ward6.id, jobRole: nurse.id, main: '1', fromOn: '2026-03-02' };
    expect((await post(page, place)).status).toBe(302);
    expect((await standing(id))?.unit_path).toBe(ward6.path);
    const { id: row } = await db
      .selectFrom('employments')
      .select('id')
      .where('unit_id', '=', ward6.id)
      .executeTakeFirstOrThrow();
    const early = await post(page, { intent: 'end-employment', form: `end-${row}`, row, untilOn: '2026-01-01' });
    expect(early.status).toBe(422);
    expect(early.text).toContain(`href="#end-${row}-untilOn"`);
    const end = { intent: 'end-employment', row, untilOn: '2026-03-01' };
    expect((await post(page, end)).status).toBe(302);
    expect((await standing(id))?.unit_path).toBe('');
    expect(await findings()).toEqual([]);
    await server.close();
  });

  test('a name, a number and the access change by revision; a stale form keeps what was typed', async () => {
    const { db, server, add, post, personIn, standing, findings } = await begin(engine);
    const id = personIn((await add()).headers.location);
    const page = `/admin/people/${id}`;
    expect((await post(page, { intent: 'name', name: 'Lucas Zur', revision: '1' })).status).toBe(302);
    const contact = { intent: 'contact', staffNumber: 'N-8', email: 'lz@example.org' };
    const stale = await post(page, { ...contact, revision: '1' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('value="N-8"');
    expect(stale.text).toContain('Stored now: N-7');
    expect((await post(page, { ...contact, revision: '2' })).status).toBe(302);
    expect(await getPerson(db, id)).toMatchObject({ name: 'Lucas Zur', staffNumber: 'N-8', email: 'lz@example.org' });
    expect((await post(page, { intent: 'active', active: '0', revision: '3' })).status).toBe(302);
    expect(await standing(id)).toBeUndefined();
    expect(await findings()).toEqual([]);
    await server.close();
  });

  test('an absence is dates alone, moves what is due once its last day is known, and is nobody’s own to enter', async () => {
    const { db, server, adminId, add, post, personIn } = await begin(engine);
    const page = `/admin/people/${personIn((await add()).headers.location)}`;
    const wrong = await post(page, { intent: 'absence', fromOn: '2026-03-05', untilOn: '2026-03-04' });
    expect(wrong.status).toBe(422);
    await post(page, { intent: 'absence', fromOn: '2026-03-05', untilOn: '' });
    const { id: row } = await db.selectFrom('absences').select('id').executeTakeFirstOrThrow();
    expect((await post(page, { intent: 'end-absence', row, untilOn: '2026-03-20' })).status).toBe(302);
    const rows = await db.selectFrom('absences').select(['from_on', 'until_on']).execute();
    expect(rows).toEqual([{ from_on: '2026-03-05', until_on: '2026-03-21' }]);
    // Due by 31 March; sixteen days away.
    expect(await db.selectFrom('cycles').select('due_on').execute()).toEqual([{ due_on: '2026-04-16' }]);
    const own = { intent: 'absence', fromOn: '2026-03-05', untilOn: '2026-03-06' };
    const refused = await post(`/admin/people/${adminId}`, own);
    expect([refused.status, refused.text.includes('Ask another administrator to enter yours.')]).toEqual([422, true]);
    await server.close();
  });

  test('a code to sign in is shown once, and whoever has it sets a password without being signed in', async () => {
    const { db, server, adminId, add, post, get, personIn } = await begin(engine);
    const page = `/admin/people/${personIn((await add()).headers.location)}`;
    expect((await get(page)).text).toContain('Cannot sign in yet');
    const key = `${newKey()}-of-a-form-001`;
    const made = await post(page, { intent: 'sign-in-code', how: 'hand', key });
    const [code = ''] = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(made.text) ?? [];
    expect([made.status, made.text.includes('N-7'), code.length]).toEqual([200, true, 19]);
    const repeated = await post(page, { intent: 'sign-in-code', how: 'hand', key });
    const later = await get(page);
    expect(repeated.text).toContain('This form was sent before');
    expect(later.text).toContain('A code waits to be used');
    expect(`${repeated.text}${later.text}`).not.toContain(code);
    expect((await post(page, { intent: 'sign-in-code', how: 'mail' })).status).toBe(409);
    const own = await post(`/admin/people/${adminId}`, { intent: 'sign-in-code', how: 'hand' });
    expect([own.status, own.text.includes('Nobody makes a code for themselves.')]).toEqual([422, true]);
    const opened = await server.call(`/welcome?code=${code}`);
    expect([opened.status, opened.text.includes(`value="${code}"`)]).toEqual([200, true]);
    const password = 'four words put together';
    const typo = await server.call('/welcome', { form: { code, password, again: `${password}!` } });
    expect([typo.status, typo.text.includes('href="#again"'), typo.text.includes(password)]).toEqual([
      422,
      true,
      false,
    ]);
    const set = await server.call('/welcome', { form: { code, password, again: password } });
    expect([set.status, set.headers.location]).toEqual([302, '/welcome?done']);
    expect((await server.call('/welcome?done')).text).toContain('Your password is set');
    expect((await get(page)).text).toContain('Signs in with N-7 and a password.');
    expect(await db.selectFrom('sign_in_codes').selectAll().execute()).toEqual([]);
    expect(JSON.stringify(server.logged)).not.toMatch(new RegExp(`${code}|${password}`));
    await server.close();
  });

  test('permissions and deputies have dates; nobody gives themselves any', async () => {
    const { db, server, adminId, ward4, add, post, personIn } = await begin(engine);
    const id = personIn((await add()).headers.location);
    const page = `/admin/people/${id}`;
    const grant = { intent: 'grant', role: 'manager', unit: ward4.id, fromOn: '2026-03-02', untilOn: '' };
    expect((await post(page, grant)).status).toBe(302);
    const given = await listGrantRows(db, id, '2026-03-02');
    expect(given).toMatchObject([{ granted: 'manager', unitId: ward4.id, untilOn: null }]);
    const deputy = { intent: 'deputy', fromOn: '2026-03-02', untilOn: '2026-03-09' };
    expect((await post(page, { ...deputy, staffNumber: 'X-404' })).text).toContain('Nobody has this staff number.');
    expect((await post(page, { ...deputy, staffNumber: 'N-7' })).text).toContain('Nobody is their own deputy.');
    expect((await post(page, { ...deputy, staffNumber: 'a-1' })).status).toBe(302);
    const take = { intent: 'end-grant', role: 'manager', unit: ward4.id, module: '' };
    expect((await post(page, take)).status).toBe(302);
    expect(await listGrantRows(db, id, '2026-03-02')).toEqual([]);
    const own = `/admin/people/${adminId}`;
    const refused = [
      await post(own, { ...grant, role: 'auditor', unit: '' }),
      await post(own, { ...take, role: 'administrator', unit: '' }),
      await post(own, { intent: 'active', active: '0', revision: '1' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([422, 422, 422]);
    expect(await listGrantRows(db, adminId, '2026-03-02')).toHaveLength(1);
    await server.close();
  });

  test('who may manage people alone gives no permissions, and the other way round', async () => {
    const { db, deps, server, adminId, ward4 } = await begin(engine);
    const { id: personId } = await makePerson(db);
    await makeGrant(db, deps, { personId, permissionRole: 'manage-people' });
    const { token } = await makeSession(db, deps, { personId });
    const page = `/admin/people/${adminId}`;
    const shown = (await server.call(page, { token })).text;
    expect(shown).toContain('value="employ"');
    expect(shown).not.toContain('value="grant"');
    const grant = { intent: 'grant', role: 'manager', unit: ward4.id, fromOn: '2026-03-02', untilOn: '' };
    const form = { person: personId, form: 'grant', key: `${newKey()}-of-a-form-001`, ...grant };
    expect((await server.call(page, { token, form })).status).toBe(403);
    await server.close();
  });
});
