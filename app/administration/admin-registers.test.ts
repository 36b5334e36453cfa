import { expect, test } from 'vitest';
import { listJobRoles } from '#app/organisation/list-job-roles.server.ts';
import { listTools, listToolUses } from '#app/organisation/list-tools.server.ts';
import { saveJobRole } from '#app/organisation/save-job-role.server.ts';
import { assignUnit, assignUnitJob } from '#app/record/assign-unit.server.ts';
import { makeGrant, makeSession } from '#tests/factories/identity.ts';
import { makeEmployment, makePerson, makeUnit } from '#tests/factories/people.ts';
import { makeRule, newKey, publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { applicationBuild, startTestServer } from '#tests/setup/application.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';

async function begin(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  const { id: adminId } = await makePerson(db, { name: 'Admin' });
  await makeGrant(db, deps, { personId: adminId, permissionRole: 'administrator' });
  const { token } = await makeSession(db, deps, { personId: adminId });
  const routes = ['roles', 'tools._index', 'tools.$id'].map((name) => `routes/admin.${name}`);
  const server = await startTestServer(await applicationBuild({ only: routes }), { db, deps });
  const post = (path: string, fields: Record<string, string>) =>
    server.call(path, {
      token,
      form: { person: adminId, form: fields.intent ?? '', key: `${newKey()}-of-a-form-001`, ...fields },
    });
  const actions = async () =>
    (await db.selectFrom('audit_log').select('action').where('actor_id', '=', adminId).orderBy('id').execute()).map(
      ({ action }) => action,
    );
  return { db, deps, server, post, actions, get: (path: string) => server.call(path, { token }) };
}

const entry = { name: 'Triage', purpose: 'Sorts referrals.', risk: 'high', owner: 'Dr Ada', approved: '0' };

eachEngine((engine) => {
  test('a job role is added and renamed; the content folder does not take back a name given by hand', async () => {
    const { db, deps, server, post, actions } = await begin(engine);
    await db.transaction().execute((tx) => saveJobRole(tx, deps, { slug: 'nurse', name: 'Nurse' }));
    expect((await post('/admin/roles', { intent: 'add', name: 'Ward Clerk' })).status).toBe(302);
    expect((await post('/admin/roles', { intent: 'add', name: '王' })).status).toBe(302);
    const [nurse] = await listJobRoles(db);
    const rename = { intent: 'rename', row: nurse?.id ?? '', form: `rename-${nurse?.id}`, revision: '1' };
    expect((await post('/admin/roles', { ...rename, name: 'Registered nurse' })).status).toBe(302);
    const stale = await post('/admin/roles', { ...rename, name: 'Staff nurse' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('value="Staff nurse"');
    expect(stale.text).toContain('Stored now: Registered nurse');
    await db.transaction().execute((tx) => saveJobRole(tx, deps, { slug: 'nurse', name: 'Nurse' }));
    expect((await listJobRoles(db)).map(({ name }) => name)).toEqual(['Registered nurse', '王', 'Ward Clerk']);
    expect(await actions()).toEqual(['job-role.create', 'job-role.create', 'job-role.rename']);
    await server.close();
  });

  test('a tool is registered, changed by revision and shown with where it is used', async () => {
    const { db, server, post, get, actions } = await begin(engine);
    const ward = await makeUnit(db, { name: 'Ward 4' });
    const missing = await post('/admin/tools', { intent: 'add', ...entry, purpose: ' ' });
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('href="#add-purpose"');
    const page = String((await post('/admin/tools', { intent: 'add', ...entry })).headers.location).split('?')[0] ?? '';
    const saved = await post(page, { intent: 'save', ...entry, approved: '1', revision: '1' });
    expect(saved.status).toBe(302);
    const stale = await post(page, { intent: 'save', ...entry, name: 'Triage 2', revision: '1' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('value="Triage 2"');
    expect((await post(page, { intent: 'use', unit: '', jobRole: '' })).status).toBe(422);
    expect((await post(page, { intent: 'use', unit: ward.id, jobRole: '' })).status).toBe(302);
    expect((await post(page, { intent: 'use', unit: ward.id, jobRole: '' })).status).toBe(302);
    expect((await get(page)).text).toContain('any job role, Ward 4');
    const [tool] = await listTools(db);
    expect(tool).toMatchObject({ name: 'Triage', approved: true, revision: 2 });
    expect(await listToolUses(db, tool?.id ?? '')).toHaveLength(1);
    expect((await post(page, { intent: 'unuse', unit: ward.id, jobRole: '' })).status).toBe(302);
    expect(await listToolUses(db, tool?.id ?? '')).toEqual([]);
    expect((await get('/admin/tools')).text).toContain('Triage');
    expect(await actions()).toEqual(['tool.create', 'tool.change', 'tool.use', 'tool.use', 'tool.unuse']);
    await server.close();
  });

  test('whoever a rule for the users of a tool reaches in a new place is given it by a job', async () => {
    const { db, deps, server, post } = await begin(engine);
    await publishSample(db, deps, 'one');
    const course = await publishSampleCurriculum(db, deps, 'course', [{ module: 'one', track: 'foundation' }]);
    const { person_id, job_role_id } = await makeEmployment(db);
    const page = String((await post('/admin/tools', { intent: 'add', ...entry })).headers.location).split('?')[0] ?? '';
    await makeRule(db, deps, course, { who: { kind: 'tool', id: page.split('/').at(-1) ?? '' } });
    await post(page, { intent: 'use', unit: '', jobRole: job_role_id });
    const job = await db
      .selectFrom('jobs')
      .select('payload')
      .where('kind', '=', assignUnitJob)
      .executeTakeFirstOrThrow();
    await assignUnit(db, deps, JSON.parse(job.payload));
    const cycles = await db.selectFrom('cycles').select('person_id').execute();
    expect(cycles).toEqual([{ person_id }]);
    await server.close();
  });
});
