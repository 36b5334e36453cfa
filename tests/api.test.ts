import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { throttlePolicy } from '#app/identity/throttle-policy.ts';
import { crowdToday, makeStoredCrowd } from '#tests/factories/crowd.ts';
import { makeApiToken, makeGrant, makeSession } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { applicationBuild, routeManifest, startTestServer } from '#tests/setup/application.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';

/** A description of ours, as far as it is looked into. */
type Description = Record<string, unknown> & {
  paths: Record<string, { get: { parameters: { name: string }[]; responses: Record<string, Content> } }>;
  components: { responses: { Problem: Content } };
};
type Content = { content: Record<string, { schema: object }> };

eachEngine((engine) => {
  async function open() {
    const [db, deps] = [await engine.database(), testDeps()];
    deps.clock.set(`${crowdToday}T09:00:00Z`);
    await publishSample(db, deps, 'privacy');
    await publishSampleCurriculum(db, deps, 'care', [{ module: 'privacy', track: 'full' }]);
    const { wards } = await makeStoredCrowd(db, 60);
    const { id: personId } = await makePerson(db);
    await makeGrant(db, deps, { personId, permissionRole: 'manager', unitId: wards[0]?.id });
    const token = await makeApiToken(db, deps, { personId });
    const server = await startTestServer(await applicationBuild(), { db, deps });
    const ask = async (path: string, bearer: string | null = token) => {
      const headers: Record<string, string> = bearer === null ? {} : { authorization: `Bearer ${bearer}` };
      const { status, headers: answered, text } = await server.call(`/api/v1${path}`, { headers });
      return { status, type: answered['content-type'], headers: answered, body: JSON.parse(text) };
    };
    return { db, deps, personId, wards, server, ask };
  }

  test('the description is sound, names every address of the API, and holds for real answers', async () => {
    const { server, ask } = await open();
    const description = (await ask('/openapi.json', null)).body as Description;
    expect(await new Validator().validate(structuredClone(description))).toMatchObject({ valid: true });
    const served = Object.values(routeManifest())
      .map(({ path }) => path ?? '')
      .filter((path) => path.startsWith('api/v1/') && !['api/v1/openapi.json', 'api/v1/*'].includes(path));
    expect(Object.keys(description.paths).sort()).toEqual(served.map((path) => path.slice('api/v1'.length)).sort());
    const ajv = new Ajv2020({ formats: { date: /^\d{4}-\d\d-\d\d$/ } });
    for (const [path, { get }] of Object.entries(description.paths)) {
      const { status, type, body } = await ask(path);
      expect([path, status, type]).toEqual([path, 200, 'application/json']);
      const rows = Object.values(body).filter(Array.isArray).flat();
      if (path !== '/unreachable') expect([path, rows.length]).not.toEqual([path, 0]);
      const schema = get.responses[200]?.content['application/json']?.schema ?? {};
      ajv.validate(schema, body);
      expect([path, ajv.errors]).toEqual([path, null]);
      const problem = await ask(`${path}?nonsense=1`);
      expect([problem.status, problem.type]).toEqual([400, 'application/problem+json']);
      expect(problem.body.detail).toContain('“nonsense”');
      ajv.validate(
        description.components.responses.Problem.content['application/problem+json']?.schema ?? {},
        problem.body,
      );
      expect(ajv.errors).toBeNull();
    }
    await server.close();
  });

  test('a token opens what it was made for and what its holder may see, and says in plain words what it does not', async () => {
    const { db, deps, personId, wards, server, ask } = await open();
    const problem = async (path: string, bearer?: string | null) => {
      const { status, type, body } = await ask(path, bearer);
      expect([type, body.status, Object.keys(body)]).toEqual([
        'application/problem+json',
        status,
        ['type', 'title', 'status', 'detail', 'code'],
      ]);
      return status;
    };
    expect(await problem('/people', null)).toBe(401);
    expect((await ask('/people', null)).headers['www-authenticate']).toContain('Bearer');
    expect(await problem('/people', 'acm_aaaaaaaaaaaaaaaaaaaaaaaaaaaaa')).toBe(401);
    expect(await problem(`/people?unit=${wards[1]?.id}`)).toBe(404);
    expect(await problem('/people?state=nonsense')).toBe(400);
    expect(await problem('/unreachable?after=nonsense')).toBe(400);
    expect(await problem('/nonsense')).toBe(404);
    const posted = await server.call('/api/v1/people', { form: { q: 'a' } });
    expect([posted.status, posted.headers.allow, JSON.parse(posted.text).status]).toEqual([405, 'GET, HEAD', 405]);
    const narrow = await makeApiToken(db, deps, { personId, scopes: ['read:curricula'] });
    expect(await problem('/people', narrow)).toBe(403);
    expect((await ask('/curricula', narrow)).status).toBe(200);
    const { id: colleague } = await makePerson(db);
    const powerless = await makeApiToken(db, deps, { personId: colleague });
    for (const path of ['/people', '/unreachable', '/units', '/dashboard', '/curricula']) {
      expect(await problem(path, powerless)).toBe(403);
    }
    await makeGrant(db, deps, { personId: colleague, permissionRole: 'auditor' });
    expect([(await ask('/units', powerless)).status, await problem('/people', powerless)]).toEqual([200, 403]);
    for (let n = 0; n < throttlePolicy.token.most; n += 1) await ask('/units', narrow);
    expect(await problem('/curricula', narrow)).toBe(429);
    expect((await ask('/curricula', narrow)).headers['retry-after']).toBe('60');
    await server.close();
  }, 60_000);

  test('a session opens nothing for a program, and a token no page', async () => {
    const { db, deps, personId, server } = await open();
    const { token: session } = await makeSession(db, deps, { personId });
    const bearer = await makeApiToken(db, deps, { personId });
    expect((await server.call('/team', { token: session })).status).toBe(200);
    expect((await server.call('/api/v1/people', { token: session })).status).toBe(401);
    expect((await server.call('/api/v1/people', { token: bearer })).status).toBe(401);
    for (const path of ['/team', '/team/people', '/team/export.csv', '/team/tokens', '/learn']) {
      expect((await server.call(path, { headers: { authorization: `Bearer ${bearer}` } })).status).toBe(302);
      expect((await server.call(path, { token: bearer })).status).toBe(302);
    }
    await server.close();
  });
});
