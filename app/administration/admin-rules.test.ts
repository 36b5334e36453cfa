import { expect, test } from 'vitest';
import { listRules } from '#app/assignments/list-rules.server.ts';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { applyRule, applyRuleJob } from '#app/record/apply-rule.server.ts';
import { assignCurricula } from '#app/record/assign-curricula.server.ts';
import { makeGrant, makeSession } from '#tests/factories/identity.ts';
import { makeEmployment, makeJobRole, makePerson, makeUnit } from '#tests/factories/people.ts';
import { makeRule, newKey, publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { applicationBuild, startTestServer } from '#tests/setup/application.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';

/** An administrator, and three nurses in Ward 4, of whom one has the course. */
async function begin(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  await publishSample(db, deps, 'one');
  const course = await publishSampleCurriculum(db, deps, 'course', [{ module: 'one', track: 'full' }]);
  const { id: adminId } = await makePerson(db, { name: 'Admin' });
  await makeGrant(db, deps, { personId: adminId, permissionRole: 'administrator' });
  const { token } = await makeSession(db, deps, { personId: adminId });
  const ward = await makeUnit(db, { name: 'Ward 4' });
  const nurse = await makeJobRole(db, { slug: 'nurse', name: 'Nurse' });
  const people: string[] = [];
  for (const [index, name] of ['Ada', 'Ben', 'Zoë'].entries()) {
    const { id } = await makePerson(db, { name, staff_number: `S-${index}` });
    await makeEmployment(db, { person_id: id, unit_id: ward.id, job_role_id: nurse.id, from_on: '2026-02-20' });
    people.push(id);
  }
  const own = await makeRule(db, deps, course, { who: { kind: 'person', id: people[1] ?? '' } });
  await assignCurricula(db, deps, { personId: people[1] ?? '', key: newKey() });
  const routes = ['_index', 'new', '$id', 'matrix'].map((name) => `routes/admin.rules.${name}`);
  const server = await startTestServer(await applicationBuild({ only: routes }), { db, deps });
  const post = (path: string, fields: Record<string, string>) =>
    server.call(path, { token, form: { person: adminId, key: `${newKey()}-of-a-form-001`, ...fields } });
  const get = async (path: string) => {
    const { status, text } = await server.call(path, { token });
    return { status, text: text.replaceAll('\u00a0', ' ').replaceAll('<!-- -->', '') };
  };
  const asked = { show: '1', curriculum: course, who: 'job-role', jobRole: nurse.id, due: 'days', days: '30' };
  const address = (change: Record<string, string> = {}) =>
    `/admin/rules/new?${new URLSearchParams({ ...asked, graceDays: '7', fromOn: '2026-03-01', ...change })}`;
  const runJobs = () => runDueJobs(db, deps, { [applyRuleJob]: applyRule }, { limit: 10 });
  return { db, deps, server, post, get, address, course, ward, nurse, people, own, adminId, runJobs };
}

const fingerprintIn = (text: string) => /name="fingerprint" value="([0-9a-f]{64})"/.exec(text)?.[1] ?? '';

eachEngine((engine) => {
  test('a rule is shown, saved as it was shown, once, and applied by a job', async () => {
    const { db, server, post, get, address, people, adminId, runJobs } = await begin(engine);
    expect((await get('/admin/rules/new')).text).not.toContain('fingerprint');
    const shown = await get(address());
    expect(shown.status).toBe(200);
    expect(shown.text).toContain(
      'Everyone with the job role Nurse takes “Curriculum course”, due 30 days after they start, with 7 days of grace, since 1 March 2026.',
    );
    expect(shown.text).toMatch(/Get it newly<\/dt><dd>2</);
    expect(shown.text).toMatch(/Have the curriculum already: nothing changes for them<\/dt><dd>1</);
    expect(shown.text).toContain('36 min at most');
    expect(shown.text).toMatch(/Ward 4<\/th><td[^>]*>2<\/td><td[^>]*>36 min</);
    expect(shown.text).toContain('31 March 2026');
    expect(shown.text).not.toContain('<bdi>Ben</bdi>');
    expect(await listRules(db)).toHaveLength(1);
    const form = { intent: 'save', key: 'a-key-of-this-form-01', fingerprint: fingerprintIn(shown.text) };
    const [saved, again] = [await post(address(), form), await post(address(), form)];
    expect([saved.status, saved.headers.location]).toEqual([302, again.headers.location]);
    expect(await listRules(db)).toMatchObject([{ madeBy: null }, { madeBy: adminId, graceDays: 7 }]);
    expect((await get('/admin/rules')).text).toContain('Being applied');
    expect(await runJobs()).toEqual({ done: 1, failed: [] });
    expect((await get('/admin/rules')).text).not.toContain('Being applied');
    const cycles = await db.selectFrom('cycles').select(['person_id', 'late_on']).orderBy('person_id').execute();
    expect(cycles.filter((cycle) => cycle.person_id !== people[1])).toEqual([
      { person_id: people[0], late_on: '2026-04-07' },
      { person_id: people[2], late_on: '2026-04-07' },
    ]);
    const audit = await db.selectFrom('audit_log').select('action').where('actor_id', '=', adminId).execute();
    expect(audit).toEqual([{ action: 'rule.create' }]);
    await server.close();
  });

  test('numbers that have changed since they were shown come back, and nothing is saved', async () => {
    const { db, server, post, get, address, nurse } = await begin(engine);
    const shown = await get(address());
    await makeEmployment(db, { job_role_id: nurse.id });
    const fingerprint = fingerprintIn(shown.text);
    const changed = await post(address(), { intent: 'save', fingerprint });
    expect(changed.status).toBe(409);
    expect(changed.text).toContain('no longer what you were shown');
    expect(changed.text).toMatch(/Get it newly<\/dt><dd>3</);
    expect(await listRules(db)).toHaveLength(1);
    expect((await post(address({ graceDays: '8' }), { intent: 'save', fingerprint })).status).toBe(409);
    const now = fingerprintIn(changed.text);
    expect((await post(address(), { intent: 'save', fingerprint: now })).status).toBe(302);
    await server.close();
  });

  test('what is missing or wrong is said at its field, with what was typed', async () => {
    const { server, post, get, address, deps, db } = await begin(engine);
    await publishSample(db, deps, 'two');
    await publishSampleCurriculum(db, deps, 'revised', [{ module: 'two', track: 'full' }]);
    await db.updateTable('modules').set({ current_version_id: null }).where('id', '=', 'two').execute();
    const cases: [Record<string, string>, string][] = [
      [{ curriculum: '' }, 'curriculum'],
      [{ curriculum: 'revised' }, 'curriculum'],
      [{ who: '' }, 'who'],
      [{ jobRole: '' }, 'jobRole'],
      [{ who: 'unit' }, 'unit'],
      [{ who: 'tool' }, 'tool'],
      [{ who: 'person', person: 'S-9' }, 'person'],
      [{ due: '' }, 'due'],
      [{ days: '3651' }, 'days'],
      [{ days: '-1' }, 'days'],
      [{ due: 'date', dueOn: '2026-13-01' }, 'dueOn'],
      [{ due: 'date', dueOn: '2026-02-28' }, 'dueOn'],
      [{ graceDays: '366' }, 'graceDays'],
      [{ fromOn: 'soon' }, 'fromOn'],
    ];
    for (const [change, field] of cases) {
      const { status, text } = await get(address(change));
      expect([status, text.includes(`href="#rule-${field}"`)], JSON.stringify(change)).toEqual([422, true]);
      expect(text).not.toContain('fingerprint');
    }
    expect((await get(address({ days: '3651' }))).text).toMatch(
      /name="days"[^>]*value="3651"|value="3651"[^>]*name="days"/,
    );
    const refused = await post(address({ days: '3651' }), { intent: 'save', fingerprint: '0'.repeat(64) });
    expect(refused.status).toBe(422);
    const one = await get(address({ who: 'person', person: 'S-0' }));
    expect(one.text).toContain('Ada takes “Curriculum course”, due by 31 March 2026');
    await server.close();
  });

  test('a rule ends with a last day; what it gave stays, and a stale form comes back', async () => {
    const { db, server, post, get, own, people, runJobs, course, deps } = await begin(engine);
    const page = await get(`/admin/rules/${own}`);
    expect(page.text).toContain('1 person has an open course by this rule and keeps it.');
    expect(page.text).toContain('Ben takes “Curriculum course”, due by 31 January 2026');
    const end = { intent: 'end', form: 'end', revision: '1' };
    expect((await post(`/admin/rules/${own}`, { ...end, untilOn: '' })).status).toBe(422);
    const past = await post(`/admin/rules/${own}`, { ...end, untilOn: '2026-02-28' });
    expect(past.status).toBe(422);
    expect(past.text).toContain('href="#end-untilOn"');
    expect((await post(`/admin/rules/${own}`, { ...end, untilOn: '2026-03-31' })).status).toBe(302);
    expect(await listRules(db)).toMatchObject([{ untilOn: '2026-04-01', revision: 2 }]);
    const stale = await post(`/admin/rules/${own}`, { ...end, untilOn: '2026-03-20' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('value="2026-03-20"');
    expect(stale.text).toContain('Stored now: 2026-03-31');
    expect((await post(`/admin/rules/${own}`, { ...end, revision: '2', untilOn: '2026-03-01' })).status).toBe(302);
    expect((await get(`/admin/rules/${own}`)).text).toContain('This rule was in force until 1 March 2026');
    expect((await get('/admin/rules')).text).toContain('1 rule that has ended');
    const late = await post(`/admin/rules/${own}`, { ...end, revision: '3', untilOn: '2026-03-31' });
    expect(late.status).toBe(409);
    expect(await runJobs()).toEqual({ done: 0, failed: [] });
    await assignCurricula(db, deps, { personId: people[1] ?? '', key: newKey() });
    const cycles = await db
      .selectFrom('cycles')
      .select(['person_id', 'state'])
      .where('curriculum_id', '=', course)
      .execute();
    expect(cycles).toEqual([{ person_id: people[1], state: 'open' }]);
    expect((await get(`/admin/rules/00000000-0000-7000-8000-000000000000`)).status).toBe(404);
    await server.close();
  });

  test('the list says whom each rule reaches and where it comes from, and the matrix what each role takes', async () => {
    const { db, deps, server, get, course, nurse } = await begin(engine);
    await makeRule(db, deps, course, { who: { kind: 'job-role', id: nurse.id } });
    await makeRule(db, deps, course);
    const { text } = await get('/admin/rules');
    const counts = [...text.matchAll(/data-label="People today">(\d+)</g)].map(([, n]) => n);
    expect(counts).toEqual(['1', '4', '3']);
    expect(text).toContain('from the content folder');
    const matrix = await get('/admin/rules/matrix');
    expect(matrix.text).toContain('Module one');
    expect(matrix.text).toMatch(
      /<th scope="row">Nurse<\/th><td><span aria-hidden="true">–<\/span><span class="visually-hidden">nothing<\/span><\/td><td>Full /,
    );
    expect(matrix.text).toContain('One rule for a single person is not shown.');
    await server.close();
  });
});
