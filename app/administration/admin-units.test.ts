import { expect, test } from 'vitest';
import { getUnit } from '#app/organisation/get-unit.server.ts';
import { makeGrant, makeSession } from '#tests/factories/identity.ts';
import { makeEmployment, makePerson, makeUnit } from '#tests/factories/people.ts';
import { newKey } from '#tests/factories/record.ts';
import { applicationBuild, startTestServer } from '#tests/setup/application.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';

async function begin(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  const { id: personId } = await makePerson(db, { name: 'Admin' });
  await makeGrant(db, deps, { personId, permissionRole: 'administrator' });
  const { token } = await makeSession(db, deps, { personId });
  const routes = ['routes/admin._index', 'routes/admin.units._index', 'routes/admin.units.$id'];
  const server = await startTestServer(await applicationBuild({ only: routes }), { db, deps });
  const post = (path: string, fields: Record<string, string>) =>
    server.call(path, {
      token,
      form: { person: personId, form: fields.intent ?? '', key: `${newKey()}-of-a-form-001`, ...fields },
    });
  return { db, deps, server, personId, token, post, get: (path: string) => server.call(path, { token }) };
}

eachEngine((engine) => {
  test('an organisation is set up by hand, unit by unit, and a doubled form adds one', async () => {
    const { db, server, post, get } = await begin(engine);
    expect((await get('/admin')).text).toContain('href="/admin/units"');
    const added = await post('/admin/units', { intent: 'add', name: 'Hospital', key: 'one-key-for-both-forms' });
    const again = await post('/admin/units', { intent: 'add', name: 'Hospital', key: 'one-key-for-both-forms' });
    expect([added.status, again.headers.location]).toEqual([302, added.headers.location]);
    const page = String(added.headers.location);
    const below = await post(page, { intent: 'add', name: 'Ward 4' });
    expect(below.status).toBe(302);
    const tree = await get('/admin/units');
    expect(tree.text).toMatch(/Hospital[\s\S]*unit-tree[\s\S]*Ward 4/);
    const units = await db.selectFrom('units').select('name').orderBy('path').execute();
    expect(units.map(({ name }) => name)).toEqual(['Hospital', 'Ward 4']);
    const audit = await db.selectFrom('audit_log').select('actor_id').where('action', '=', 'unit.create').execute();
    expect(audit).toHaveLength(2);
    expect(audit.every(({ actor_id }) => actor_id !== null)).toBe(true);
    await server.close();
  });

  test('a form with nothing in it says what is wrong, and leads to the field', async () => {
    const { server, post } = await begin(engine);
    const { status, text } = await post('/admin/units', { intent: 'add', name: '  ' });
    expect(status).toBe(422);
    expect(text).toContain('href="#add-name"');
    expect(text).toMatch(/id="add-name"[^>]*aria-invalid="true"/);
    await server.close();
  });

  test('a stale form keeps what was typed beside what is stored, and can be sent again', async () => {
    const { db, server, post } = await begin(engine);
    const ward = await makeUnit(db, { name: 'Ward 4' });
    const page = `/admin/units/${ward.id}`;
    await post(page, { intent: 'rename', name: 'Ward 5', revision: '1' });
    const { status, text } = await post(page, { intent: 'rename', name: 'Ward 6', revision: '1' });
    expect(status).toBe(409);
    expect(text).toContain('value="Ward 6"');
    expect(text).toContain('Stored now: Ward 5');
    expect(text).toMatch(/name="revision" value="2"/);
    expect((await post(page, { intent: 'rename', name: 'Ward 6', revision: '2' })).status).toBe(302);
    expect((await getUnit(db, ward.id))?.name).toBe('Ward 6');
    await server.close();
  });

  test('a unit is moved and closed from its page; one with people is not closed', async () => {
    const { db, server, post, get } = await begin(engine);
    const [medicine, surgery] = [await makeUnit(db, { name: 'Medicine' }), await makeUnit(db, { name: 'Surgery' })];
    const ward = await makeUnit(db, { name: 'Ward 4', parent: medicine });
    const page = `/admin/units/${ward.id}`;
    expect((await post(page, { intent: 'move', unit: surgery.id, revision: '1' })).status).toBe(302);
    expect((await getUnit(db, ward.id))?.path).toBe(`${surgery.path}${ward.id}/`);
    const below = await post(`/admin/units/${surgery.id}`, { intent: 'move', unit: ward.id, revision: '1' });
    expect(below.status).toBe(422);
    const employment = await makeEmployment(db, { unit_id: ward.id });
    const refused = await post(page, { intent: 'close', revision: '2' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('People are employed in this unit.');
    await db.updateTable('employments').set({ until_on: '2026-02-01' }).where('id', '=', employment.id).execute();
    expect((await post(page, { intent: 'close', revision: '2' })).status).toBe(302);
    const { text } = await get(page);
    expect(text).toMatch(/This unit has been closed since 2\sMarch\s2026/);
    expect(text).not.toContain('name="intent"');
    await server.close();
  });

  test('a grant in one unit does not open the ground, and shows no way to it', async () => {
    const { db, deps, server } = await begin(engine);
    const ward = await makeUnit(db);
    const { id: personId } = await makePerson(db);
    await makeGrant(db, deps, { personId, permissionRole: 'administrator', unitId: ward.id });
    const { token } = await makeSession(db, deps, { personId });
    const { status, text } = await server.call('/admin/units', { token });
    expect(status).toBe(403);
    expect(text).not.toContain('href="/admin"');
    await server.close();
  });
});
