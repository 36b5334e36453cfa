import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { needNoPerson } from '#app/http/form-person.server.ts';
import type { PermissionRole } from '#app/identity/grants.ts';
import { newId } from '#app/platform/ids.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import type { Schema } from '#db/schema.ts';
import { makeCertificate } from '#tests/factories/certificates.ts';
import { makeExport } from '#tests/factories/exports.ts';
import { makeGrant, makeSession } from '#tests/factories/identity.ts';
import { makeEmployment, makePerson, makeUnit } from '#tests/factories/people.ts';
import { makeRule, publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import {
  type Answer,
  applicationBuild,
  routeManifest,
  startTestServer,
  type TestServer,
} from '#tests/setup/application.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { rememberTestKey, type TestDeps, testDeps } from '#tests/setup/deps.ts';
import { doors, takesAway, type Viewer, viewers } from '#tests/setup/doors.ts';

interface Row {
  route: string;
  method: 'GET' | 'POST';
  path: string;
  form: Record<string, string>;
  expected: Record<Viewer, number>;
}

/** A well-formed id that nothing has. */
const nobody = '00000000-0000-7000-8000-000000000000';

/** Fields that no world is needed for. */
const filled = (text: string) =>
  text.replace('{nobody}', nobody).replace('{key}', 'a-key-of-a-form-0001').replace('{hash}', '0'.repeat(64));

function readRow(route: string, text: string): Row {
  const words = text.split(/\s+/);
  const statuses = words.splice(-viewers.length).map(Number);
  const [method, path = '', ...fields] = words;
  if ((method !== 'GET' && method !== 'POST') || statuses.some(Number.isNaN)) throw new Error(`cannot read: ${text}`);
  return {
    route,
    method,
    path,
    form: Object.fromEntries(fields.map((field) => filled(field).split('='))),
    expected: Object.fromEntries(viewers.map((viewer, index) => [viewer, statuses[index]])) as Row['expected'],
  };
}

/** Everybody whom a door lets in, and one of those for each other answer. */
const asking = (expected: Row['expected']): Viewer[] =>
  viewers.filter(
    (viewer, index) =>
      expected[viewer] === 200 || viewers.findIndex((each) => expected[each] === expected[viewer]) === index,
  );

const rows = Object.entries(doors).flatMap(([route, texts]) => texts.map((text) => readRow(route, text)));

/** A small hospital with one person for each viewer. */
async function makeWorld(db: Kysely<Schema>, deps: TestDeps) {
  await rememberTestKey(db);
  const facts = await publishSample(db, deps, 'sample');
  await publishSampleCurriculum(db, deps, 'basics', [{ module: 'sample', track: 'full' }]);
  const rule = await makeRule(db, deps, 'basics');
  const hospital = await makeUnit(db);
  const ward = await makeUnit(db, { parent: hospital });
  const other = await makeUnit(db, { parent: hospital });
  const { personId: owner, snapshot } = await makeCertificate(db, deps);
  await makeEmployment(db, { person_id: owner, unit_id: ward.id });
  const tokens: Partial<Record<Viewer, string>> = { owner: (await makeSession(db, deps, { personId: owner })).token };
  const people: Partial<Record<Viewer, string>> = { owner };
  const add = async (viewer: Viewer, unitId: string, permissionRole?: PermissionRole, grantedUnit?: string) => {
    const { id: personId } = await makePerson(db);
    await makeEmployment(db, { person_id: personId, unit_id: unitId });
    if (permissionRole) await makeGrant(db, deps, { personId, permissionRole, unitId: grantedUnit });
    tokens[viewer] = (await makeSession(db, deps, { personId })).token;
    people[viewer] = personId;
  };
  await add('colleague', ward.id);
  await add('trainer', ward.id, 'trainer');
  await add('manager', hospital.id, 'manager', ward.id);
  await add('elsewhere', hospital.id, 'manager', other.id);
  await add('administrator', hospital.id, 'administrator');
  await add('auditor', hospital.id, 'auditor');
  const tool = newId();
  const entry = { name: 'Triage', risk: 'high', owner: 'Dr Ada', approved: 1, purpose: 'Sorts referrals.' } as const;
  await db
    .insertInto('tools')
    .values({ id: tool, ...entry })
    .execute();
  const round = newId();
  const days = { opened_on: '2026-03-01', closes_on: '2026-12-31', closed_on: null };
  await db
    .insertInto('rounds')
    .values({ id: round, kind: 'survey', instrument: 1, title: 'Spring', ...days, revision: 1 })
    .execute();
  const action = newId();
  const times = { made_at: deps.now().toISOString(), started_at: null, ended_at: null };
  const planned = { decision: '{"kind":"remind"}', evidence: null, state: 'planned', ...times } as const;
  await db
    .insertInto('bulk_actions')
    .values({ id: action, actor_id: people.manager ?? '', ...planned })
    .execute();
  await db
    .insertInto('bulk_action_people')
    .values({ action_id: action, position: 0, person_id: owner, outcome: 'waiting', reason: null })
    .execute();
  const names: Record<string, string> = {
    action,
    export: await makeExport(db, deps, people.manager ?? ''),
    ward: ward.id,
    module: 'sample',
    lesson: facts.lessons[0]?.id ?? '',
    serial: snapshot.serial,
    person: owner,
    tool,
    rule,
    asked: 'show=1&curriculum=basics&who=everyone&due=days&days=30&graceDays=14&fromOn=2026-03-02',
    round,
    nobody,
  };
  const address = (path: string) => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] ?? '');
  return { tokens, people, address };
}

test('every route has its row, and every row its route', async () => {
  const { routes } = await applicationBuild();
  const missing = Object.values(routeManifest()).flatMap(({ id }) => {
    const module = routes[id]?.module;
    const known = rows.filter((row) => row.route === id);
    const wanted = [...(module?.loader || module?.default ? ['GET'] : []), ...(module?.action ? ['POST'] : [])];
    return wanted.filter((method) => !known.some((row) => row.method === method)).map((method) => `${method} ${id}`);
  });
  expect(missing).toEqual([]);
  expect(Object.keys(doors).filter((id) => !routes[id])).toEqual([]);
});

eachEngine((engine) => {
  async function open(): Promise<{ server: TestServer } & Awaited<ReturnType<typeof makeWorld>>> {
    const db = await engine.database();
    const deps = testDeps();
    const world = await makeWorld(db, deps);
    return { server: await startTestServer(await applicationBuild(), { db, deps }), ...world };
  }

  /** `what` of each row and viewer that does not hold, as readable lines. */
  async function differences(
    check: (
      row: Row,
      viewer: Viewer,
      ask: (path: string) => Promise<Answer>,
      people: Partial<Record<Viewer, string>>,
    ) => Promise<string[]>,
    drawnFor: (viewer: Viewer) => Viewer = (viewer) => viewer,
  ) {
    const { server, tokens, people, address } = await open();
    try {
      const found: string[] = [];
      for (const row of rows) {
        for (const viewer of viewers) {
          const person = people[drawnFor(viewer)];
          const form = row.method === 'POST' ? { ...row.form, ...(person && { person }) } : undefined;
          const ask = (path: string) => server.call(address(path), { token: tokens[viewer], form });
          found.push(
            ...(await check(row, viewer, ask, people)).map((what) => `${row.method} ${row.path} as ${viewer}: ${what}`),
          );
        }
      }
      return found;
    } finally {
      await server.close();
    }
  }

  test('each viewer gets what the table says', async () => {
    const found = await differences(async ({ path, expected }, viewer, ask) => {
      const { status } = await ask(path);
      return status === expected[viewer] ? [] : [`${status} instead of ${expected[viewer]}`];
    });
    expect(found).toEqual([]);
  });

  test('the data of a page is as closed as the page', async () => {
    const { routes } = await applicationBuild();
    const pages = new Set(Object.keys(doors).filter((id) => routes[id]?.module.default));
    const found = await differences(async ({ route, method, path, expected }, viewer, ask) => {
      if (!pages.has(route) || method !== 'GET') return [];
      const wanted = expected[viewer] === 302 ? 202 : expected[viewer];
      const { status } = await ask(path === '/' ? '/_root.data' : path.replace(/(\?|$)/, '.data$1'));
      return status === wanted ? [] : [`${status} instead of ${wanted}`];
    });
    expect(found).toEqual([]);
  });

  test('no form that was drawn for one person is taken in the session of another', async () => {
    const found = await differences(
      async ({ method, path }, viewer, ask) => {
        if (method === 'GET' || viewer === 'anonymous') return [];
        const answers = [await ask(path), await ask(`${path}.data`)];
        return answers.filter(({ status }) => status !== 409).map(({ status }) => `${status} instead of 409`);
      },
      (viewer) => (viewer === 'owner' ? 'colleague' : 'owner'),
    );
    expect(found).toEqual([]);
  });

  test('every form of a page says for whom it was drawn', async () => {
    let bound = 0;
    const found = await differences(async ({ route, method, path, expected }, viewer, ask, people) => {
      if (method === 'POST' || viewer === 'anonymous' || expected[viewer] !== 200 || needNoPerson.has(route)) return [];
      const { text } = await ask(path);
      const forms = [...text.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
        .filter(([, attributes = '']) => /method="post"/.test(attributes) && !/action="\/logout"/.test(attributes))
        .map(([, , fields = '']) => fields);
      bound += forms.length;
      return forms.filter((fields) => !fields.includes(`name="person" value="${people[viewer]}"`));
    });
    expect(found).toEqual([]);
    expect(bound).toBeGreaterThan(10);
  });

  test('no form is taken from another site, whoever is signed in', async () => {
    const { server, tokens, address } = await open();
    const statuses = new Set<number>();
    for (const { method, path, form } of rows) {
      if (method === 'GET') continue;
      for (const origin of ['https://evil.example', 'null']) {
        for (const data of ['', '.data']) {
          const headers = { origin };
          statuses.add((await server.call(address(path) + data, { token: tokens.owner, form, headers })).status);
        }
      }
    }
    await server.close();
    expect([...statuses]).toEqual([403]);
  });

  test('asking changes nothing: no GET writes a row', async () => {
    const { server, tokens, address } = await open();
    // DESIGN §4: the use of a session, the access log, and forms derived from frozen rows.
    const noted = new Set(['sessions', 'access_log', 'credentials']);
    const { db } = getRuntime();
    const count = async () => {
      const tables = (await db.introspection.getTables()).map((one) => one.name).filter((name) => !noted.has(name));
      const counts = await Promise.all(
        tables.map((name) =>
          db
            .selectFrom(name as keyof Schema)
            .select((select) => select.fn.countAll().as('n'))
            .executeTakeFirstOrThrow(),
        ),
      );
      return Object.fromEntries(tables.map((name, index) => [name, Number(counts[index]?.n)]));
    };
    const before = await count();
    let taken = 0;
    for (const { route, method, path, expected } of rows) {
      // And the audit trail says who took a list away, once for each file.
      taken += (takesAway.get(route) ?? 0) * asking(expected).filter((viewer) => expected[viewer] === 200).length;
      if (method === 'GET')
        for (const viewer of asking(expected)) await server.call(address(path), { token: tokens[viewer] });
    }
    const after = await count();
    await server.close();
    expect(after).toEqual({ ...before, audit_log: (before.audit_log ?? 0) + taken });
  });
});
