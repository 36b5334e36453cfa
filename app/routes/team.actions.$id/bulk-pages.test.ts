import { expect, test } from 'vitest';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { listEvents } from '#app/events/list-events.server.ts';
import { assignCurricula } from '#app/record/assign-curricula.server.ts';
import { makeGrant, makeSession } from '#tests/factories/identity.ts';
import { makeEmployment, makePerson } from '#tests/factories/people.ts';
import { makeWard, newKey } from '#tests/factories/record.ts';
import { type Answer, applicationBuild, startTestServer } from '#tests/setup/application.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';

/** The markup as it reads: without scripts and React's marks between texts. */
const marked = (answer: Answer): Answer => ({
  ...answer,
  text: answer.text.replaceAll(/<script\b.*?<\/script>|<!--.*?-->/gs, '').replaceAll('\u00a0', ' '),
});

/** A nurse, the manager of her ward, and a deputy who belongs there too. */
async function begin(engine: TestEngine) {
  const { db, deps, personId } = await makeWard(engine);
  const { unit_id, job_role_id } = await db.selectFrom('employments').selectAll().executeTakeFirstOrThrow();
  const add = async (name: string) => {
    const { id } = await makePerson(db, { name });
    await makeEmployment(db, { person_id: id, unit_id, job_role_id });
    await assignCurricula(db, deps, { personId: id, key: newKey() });
    return { id, token: (await makeSession(db, deps, { personId: id })).token };
  };
  const [mara, ben] = [await add('Mara Lind'), await add('Ben Okafor')];
  await makeGrant(db, deps, { personId: mara.id, permissionRole: 'manager', unitId: unit_id });
  const days = { from_on: '2026-03-01', until_on: '2026-03-05' };
  await db
    .insertInto('deputies')
    .values({ manager_id: mara.id, deputy_id: ben.id, ...days })
    .execute();
  const only = ['team.people._index', 'team.people.$id', 'team.people.act', 'team.actions.$id', 'team.actions._index'];
  const build = await applicationBuild({ only: only.map((name) => `routes/${name}`) });
  const server = await startTestServer(build, { db, deps });
  const as = ({ id, token }: { id: string; token: string }) => ({
    get: async (path: string) => marked(await server.call(path, { token })),
    post: async (path: string, fields: Record<string, string>) =>
      marked(await server.call(path, { token, form: { person: id, key: `${newKey()}-of-a-form-001`, ...fields } })),
  });
  const nurse = async () => (await listCycles(db, personId)).find((cycle) => cycle.curriculum === 'nurse');
  return { db, personId, mara, ben, as, nurse, server };
}

eachEngine((engine) => {
  test('from the list through form and dry run to the result, each an address or a form of its own', async () => {
    const { personId, mara, as, nurse, server } = await begin(engine);
    const { get, post } = as(mara);
    const list = (await get('/team/people')).text;
    expect(list).toContain(`name="person" value="${personId}"`);
    expect(list).not.toContain('Send a reminder');
    expect((await get('/team/people/act?do=remind&all=1')).status).toBe(409);
    expect((await get('/team/people/act?do=due')).text).toContain('Nobody is chosen');
    expect((await get('/team/people/act?do=due&person=nonsense')).status).toBe(400);

    const act = '/team/people/act?do=due&all=1&sort=name';
    expect((await get(act)).text).toContain('Łukasz Żurawski');
    const fields = { intent: 'plan', form: 'act', course: 'nurse', day: '2026-05-03', why: '' };
    const open = await post(act, fields);
    expect([open.status, open.text.includes('value="2026-05-03"')]).toEqual([422, true]);
    expect(open.text).toContain('href="#act-why"');
    const planned = await post(act, { ...fields, why: 'rota' });
    const path = String(planned.headers.location);
    expect(path).toMatch(/^\/team\/actions\/[\w-]+$/);
    const dryRun = (await get(path)).text;
    expect(dryRun).toContain('2 of 3 would change');
    expect(dryRun).toContain('Nobody decides about their own record.');
    expect((await nurse())?.dueOn).toBe('2026-03-22');

    expect((await post(path, { intent: 'start' })).headers.location).toBe(path);
    expect((await nurse())?.dueOn).toBe('2026-05-03');
    const result = (await get(path)).text;
    expect(result).toContain('2 people changed.');
    expect(result).toContain('Not changed: 1 person');
    expect((await get('/team/actions')).text).toContain(`href="${path}"`);
    await server.close();
  });

  test('a deputy sees the manager’s list and for whom they act, and decides in both names', async () => {
    const { db, personId, mara, ben, as, server } = await begin(engine);
    const { get, post } = as(ben);
    const list = await get('/team/people');
    expect(list.text).toContain('You also act for <bdi>Mara Lind</bdi> until 4 March 2026');
    expect(list.text).toContain(`name="person" value="${personId}"`);
    expect((await as(mara).get('/team/people')).text).not.toContain('You also act for');
    const act = `/team/people/act?do=assign&person=${personId}&person=${mara.id}&person=${ben.id}`;
    const planned = await post(act, { intent: 'plan', form: 'act', course: 'nurse', day: '2026-05-03' });
    expect((await get(String(planned.headers.location))).text).toContain('Nobody would change');
    const page = `/team/people/${personId}`;
    const cycle = (await listCycles(db, personId)).find((each) => each.curriculum === 'nurse');
    const due = { intent: 'due', form: 'due', course: `${cycle?.id}@2026-03-22`, day: '2026-05-03', why: 'agreed' };
    expect((await post(page, due)).status).toBe(302);
    expect((await listEvents(db, personId)).at(-1)).toMatchObject({ actor: ben.id, body: { for: mara.id } });
    expect((await get(page)).text).toContain('Decided by Ben Okafor for Mara Lind');
    await server.close();
  });
});
