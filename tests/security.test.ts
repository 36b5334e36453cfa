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

/**
 * Who gets what at every door. `owner` is a learner in Ward 4 whose record, person page and certificate the addresses name;
 * `colleague` is another learner of that ward; `manager` manages Ward 4, `elsewhere` manages another unit. Each row: method,
 * address, fields of a form (wrong on purpose, so that nothing changes; `person` is added, as every form of ours names whom
 * it was drawn for), then the status for each viewer in this order.
 */
const viewers = [
  'anonymous',
  'owner',
  'colleague',
  'trainer',
  'manager',
  'elsewhere',
  'administrator',
  'auditor',
] as const;
type Viewer = (typeof viewers)[number];

const table: Record<string, string[]> = {
  //                                                                 ano own col tra man els adm aud
  'routes/_index': ['GET /                                           200 200 200 200 200 200 200 200'],
  'routes/login': [
    'GET /login                                                      200 302 302 302 302 302 302 302',
    'POST /login identifier=                                         422 422 422 422 422 422 422 422',
  ],
  'routes/logout': [
    'GET /logout                                                     302 200 200 200 200 200 200 200',
    'POST /logout everywhere=nonsense                                400 400 400 400 400 400 400 400',
  ],
  'routes/$': [
    'GET /nonsense                                                   404 404 404 404 404 404 404 404',
    'POST /nonsense a=1                                              404 404 404 404 404 404 404 404',
  ],
  'routes/verify._index': ['GET /verify                              200 200 200 200 200 200 200 200'],
  'routes/verify.$serial': [
    'GET /verify/{serial}                                            200 200 200 200 200 200 200 200',
    'GET /verify/nonsense                                            404 404 404 404 404 404 404 404',
  ],
  'routes/[.]well-known.jwks[.]json': ['GET /.well-known/jwks.json   200 200 200 200 200 200 200 200'],
  'routes/media.$file': ['GET /media/nonsense                        404 404 404 404 404 404 404 404'],
  'routes/learn._index': ['GET /learn                                302 200 200 200 200 200 200 200'],
  'routes/learn.due[.]ics': ['GET /learn/due.ics                      302 200 200 200 200 200 200 200'],
  'routes/learn.$module._index': [
    'GET /learn/{module}                                             302 200 200 200 200 200 200 200',
    'GET /learn/nonsense                                             302 404 404 404 404 404 404 404',
  ],
  'routes/learn.$module.$lesson': [
    'GET /learn/{module}/{lesson}                                    302 200 200 200 200 200 200 200',
    'GET /learn/{module}/nonsense                                    302 404 404 404 404 404 404 404',
    'POST /learn/{module}/{lesson} intent=nonsense                   401 400 400 400 400 400 400 400',
  ],
  'routes/learn.$module.quiz': [
    'GET /learn/{module}/quiz                                        302 200 200 200 200 200 200 200',
    'POST /learn/{module}/quiz intent=nonsense                       401 400 400 400 400 400 400 400',
    'POST /learn/{module}/quiz intent=save-all attempt={nobody}      401 404 404 404 404 404 404 404',
    'POST /learn/%E7%8E%8B/quiz intent=save-all attempt={nobody}     401 404 404 404 404 404 404 404',
  ],
  'routes/learn.$module.quiz_.save': [
    'POST /learn/{module}/quiz/save attempt=nonsense                 401 400 400 400 400 400 400 400',
  ],
  'routes/certificates._index': ['GET /certificates                  302 200 200 200 200 200 200 200'],
  'routes/certificates.$serial._index': [
    'GET /certificates/{serial}                                      302 200 404 404 404 404 404 404',
  ],
  'routes/certificates.$serial.card': [
    'GET /certificates/{serial}/card                                 302 200 404 404 404 404 404 404',
  ],
  'routes/certificates.$serial.$form': [
    'GET /certificates/{serial}/pdf                                  302 200 404 404 404 404 404 404',
    'GET /certificates/{serial}/json                                 302 200 404 404 404 404 404 404',
    'GET /certificates/{serial}/exe                                  302 404 404 404 404 404 404 404',
  ],
  'routes/team._index': [
    'GET /team                                                       302 403 403 403 200 200 403 200',
    'GET /team?unit={ward}                                           302 403 403 403 200 404 403 200',
    'GET /team?on=nonsense                                           302 403 403 403 400 400 403 400',
    'GET /team?trend=nonsense                                        302 403 403 403 400 400 403 400',
    'GET /team?trend=course:none                                     302 403 403 403 404 404 403 404',
  ],
  'routes/team.export[.]csv': [
    'GET /team/export.csv                                            302 403 403 403 200 200 403 403',
    'GET /team/export.csv?unit={ward}                                302 403 403 403 200 404 403 403',
    'GET /team/export.csv?state=nonsense                             302 403 403 403 400 400 403 403',
  ],
  'routes/team.export[.]xlsx': [
    'GET /team/export.xlsx                                           302 403 403 403 200 200 403 403',
    'GET /team/export.xlsx?unit={ward}                               302 403 403 403 200 404 403 403',
    'GET /team/export.xlsx?state=nonsense                            302 403 403 403 400 400 403 403',
  ],
  'routes/team.tokens': [
    'GET /team/tokens                                                302 403 403 403 200 200 403 403',
    'POST /team/tokens intent=nonsense                               401 403 403 403 400 400 403 403',
    'POST /team/tokens intent=make key={key} label= lastDay=         401 403 403 403 422 422 403 403',
    'POST /team/tokens intent=revoke key={key} token={nobody}        401 403 403 403 404 404 403 403',
  ],
  'routes/team.exports._index': [
    'GET /team/exports                                               302 403 403 403 200 200 403 403',
    'GET /team/exports?unit={ward}                                   302 403 403 403 200 404 403 403',
    'GET /team/exports?state=nonsense                                302 403 403 403 400 400 403 403',
    'POST /team/exports intent=nonsense                              401 403 403 403 400 400 403 403',
    'POST /team/exports intent=add key={key} name= format=csv        401 403 403 403 422 422 403 403',
  ],
  'routes/team.exports.$id._index': [
    'GET /team/exports/{export}                                      302 403 403 403 200 404 403 403',
    'GET /team/exports/nonsense                                      302 403 403 403 404 404 403 403',
    'POST /team/exports/{export} intent=nonsense                     401 403 403 403 400 400 403 403',
    'POST /team/exports/{export} intent=save key={key} revision=9 name=A format=csv dateFormat=yyyy-mm-dd byCourse=0 column1=name 401 403 403 403 409 404 403 403',
    'POST /team/exports/{export} intent=accept key={key} run={nobody} 401 403 403 403 409 404 403 403',
    'POST /team/exports/{nobody} intent=remove key={key}             401 403 403 403 404 404 403 403',
  ],
  'routes/team.exports.$id.file': [
    'POST /team/exports/{export}/file rows=nonsense                  401 403 403 403 400 400 403 403',
    'POST /team/exports/{nobody}/file rows=all                       401 403 403 403 404 404 403 403',
  ],
  // A session opens nothing for a program: each of these needs a token, and has tests of its own.
  'routes/api.v1.people': ['GET /api/v1/people                        401 401 401 401 401 401 401 401'],
  'routes/api.v1.unreachable': ['GET /api/v1/unreachable              401 401 401 401 401 401 401 401'],
  'routes/api.v1.units': ['GET /api/v1/units                          401 401 401 401 401 401 401 401'],
  'routes/api.v1.dashboard': ['GET /api/v1/dashboard                  401 401 401 401 401 401 401 401'],
  'routes/api.v1.curricula': ['GET /api/v1/curricula                  401 401 401 401 401 401 401 401'],
  'routes/api.v1.openapi[.]json': ['GET /api/v1/openapi.json          200 200 200 200 200 200 200 200'],
  'routes/api.v1.$': ['GET /api/v1/nonsense                           404 404 404 404 404 404 404 404'],
  'routes/team.evidence._index': [
    'GET /team/evidence                                              302 403 403 403 200 200 403 200',
    'GET /team/evidence?unit={ward}                                  302 403 403 403 200 404 403 200',
    'GET /team/evidence?on=2999-01-01                                302 403 403 403 422 422 403 422',
  ],
  'routes/team.evidence[.]zip': [
    'GET /team/evidence.zip                                          302 403 403 403 200 200 403 200',
    'GET /team/evidence.zip?unit={ward}                              302 403 403 403 200 404 403 200',
    'GET /team/evidence.zip?on=nonsense                              302 403 403 403 400 400 403 400',
  ],
  'routes/team.people._index': [
    'GET /team/people                                                302 403 403 403 200 200 403 200',
    'GET /team/people?unit={ward}&state=overdue                      302 403 403 403 200 404 403 200',
    'GET /team/people?state=nonsense                                 302 403 403 403 400 400 403 400',
    'GET /team/people?about=course:x                                 302 403 403 403 302 302 403 302',
    'GET /team/people?stall=quiz                                     302 403 403 403 404 404 403 404',
  ],
  'routes/team.unreachable[.]csv': ['GET /team/unreachable.csv          302 403 403 403 200 200 403 403'],
  'routes/team.unreachable[.]xlsx': ['GET /team/unreachable.xlsx        302 403 403 403 200 200 403 403'],
  'routes/team.unreachable': ['GET /team/unreachable                  302 403 403 403 200 200 403 200'],
  'routes/team.people.$id': [
    'GET /team/people/{person}                                       302 403 403 403 200 404 403 200',
    'GET /team/people/nonsense                                       302 403 403 403 404 404 403 404',
    'POST /team/people/{person} intent=nonsense                      401 403 403 403 400 400 403 403',
    'POST /team/people/{person} intent=cancel key={key} course={nobody}@2026-01-01 401 403 403 403 404 403 403 403',
  ],
  'routes/team.people.act': [
    'GET /team/people/act?do=assign&person={person}                  302 403 403 403 200 200 403 403',
    'GET /team/people/act?do=cancel&all=1&unit={ward}                302 403 403 403 200 404 403 403',
    'GET /team/people/act?do=nonsense                                302 403 403 403 400 400 403 400',
    'POST /team/people/act?do=assign&person={person} intent=nonsense 401 403 403 403 400 400 403 403',
    'POST /team/people/act?do=assign&person={person} intent=plan key={key} course= 401 403 403 403 422 422 403 403',
  ],
  'routes/team.actions._index': [
    'GET /team/actions                                               302 403 403 403 200 200 403 200',
  ],
  'routes/team.actions.$id': [
    'GET /team/actions/{action}                                      302 403 403 403 200 404 403 404',
    'GET /team/actions/nonsense                                      302 403 403 403 404 404 403 404',
    'POST /team/actions/{nobody} intent=nonsense                     401 403 403 403 400 400 403 400',
    'POST /team/actions/{nobody} intent=start key={key}              401 403 403 403 404 404 403 404',
  ],
  'routes/readiness._index': ['GET /readiness                       302 403 403 403 403 403 200 403'],
  'routes/readiness.new': [
    'GET /readiness/new                                              302 403 403 403 403 403 200 403',
    'POST /readiness/new intent=nonsense                             401 403 403 403 403 403 400 403',
    'POST /readiness/new intent=panel key={key} title= closesOn=     401 403 403 403 403 403 422 403',
  ],
  'routes/readiness.$id': [
    'GET /readiness/{round}                                          302 403 403 403 403 403 200 403',
    'GET /readiness/{nobody}                                         302 403 403 403 403 403 404 403',
    'GET /readiness/nonsense                                         302 403 403 403 403 403 404 403',
    'POST /readiness/{round} intent=nonsense                         401 403 403 403 403 403 400 403',
    'POST /readiness/{round} intent=close key={key} revision=9       401 403 403 403 403 403 409 403',
    'POST /readiness/{round} intent=last-day key={key} revision=1 closesOn=x 401 403 403 403 403 403 422 403',
    'POST /readiness/{round} intent=slips key={key} number=0         401 403 403 403 403 403 422 403',
    'POST /readiness/{round} intent=codes key={key}                  401 403 403 403 403 403 404 403',
  ],
  'routes/readiness.answer': [
    'GET /readiness/answer                                           200 200 200 200 200 200 200 200',
    'POST /readiness/answer intent=nonsense                          400 400 400 400 400 400 400 400',
    'POST /readiness/answer intent=open code=nonsense                422 422 422 422 422 422 422 422',
    'POST /readiness/answer intent=hand-in code=nonsense             422 422 422 422 422 422 422 422',
  ],
  'routes/admin._index': ['GET /admin                                302 403 403 403 403 403 200 403'],
  'routes/admin.units._index': [
    'GET /admin/units                                                302 403 403 403 403 403 200 403',
    'POST /admin/units intent=nonsense                               401 403 403 403 403 403 400 403',
    'POST /admin/units intent=add key={key} name=                    401 403 403 403 403 403 422 403',
  ],
  'routes/admin.units.$id': [
    'GET /admin/units/{ward}                                         302 403 403 403 403 403 200 403',
    'GET /admin/units/{nobody}                                       302 403 403 403 403 403 404 403',
    'GET /admin/units/nonsense                                       302 403 403 403 403 403 404 403',
    'POST /admin/units/{ward} intent=nonsense                        401 403 403 403 403 403 400 403',
    'POST /admin/units/{ward} intent=close key={key} revision=9      401 403 403 403 403 403 409 403',
    'POST /admin/units/{ward} intent=move key={key} revision=1 unit={nobody} 401 403 403 403 403 403 404 403',
  ],
  'routes/admin.people._index': [
    'GET /admin/people                                               302 403 403 403 403 403 200 403',
    'GET /admin/people?q=person                                      302 403 403 403 403 403 200 403',
  ],
  'routes/admin.people.new': [
    'GET /admin/people/new                                           302 403 403 403 403 403 200 403',
    'POST /admin/people/new intent=nonsense                          401 403 403 403 403 403 400 403',
  ],
  'routes/admin.people.$id': [
    'GET /admin/people/{person}                                      302 403 403 403 403 403 200 403',
    'GET /admin/people/{nobody}                                      302 403 403 403 403 403 404 403',
    'GET /admin/people/nonsense                                      302 403 403 403 403 403 404 403',
    'POST /admin/people/{person} intent=nonsense                     401 403 403 403 403 403 400 403',
    'POST /admin/people/{person} intent=name key={key} name=A revision=9 401 403 403 403 403 403 409 403',
    'POST /admin/people/{person} intent=end-employment key={key} row={nobody} untilOn=2026-01-01 401 403 403 403 403 403 404 403',
    'POST /admin/people/{person} intent=end-employment key={key} row={nobody} untilOn=x 401 403 403 403 403 403 422 403',
  ],
  'routes/admin.roles': [
    'GET /admin/roles                                                302 403 403 403 403 403 200 403',
    'POST /admin/roles intent=nonsense                               401 403 403 403 403 403 400 403',
    'POST /admin/roles intent=add key={key} name=                    401 403 403 403 403 403 422 403',
    'POST /admin/roles intent=rename key={key} row={nobody} revision=1 name=A 401 403 403 403 403 403 404 403',
  ],
  'routes/admin.tools._index': [
    'GET /admin/tools                                                302 403 403 403 403 403 200 403',
    'POST /admin/tools intent=nonsense                               401 403 403 403 403 403 400 403',
  ],
  'routes/admin.tools.$id': [
    'GET /admin/tools/{tool}                                         302 403 403 403 403 403 200 403',
    'GET /admin/tools/{nobody}                                       302 403 403 403 403 403 404 403',
    'POST /admin/tools/{tool} intent=nonsense                        401 403 403 403 403 403 400 403',
    'POST /admin/tools/{tool} intent=use key={key} unit= jobRole=    401 403 403 403 403 403 422 403',
  ],
  'routes/admin.rules._index': ['GET /admin/rules                       302 403 403 403 403 403 200 403'],
  'routes/admin.rules.matrix': ['GET /admin/rules/matrix                302 403 403 403 403 403 200 403'],
  'routes/admin.rules.new': [
    'GET /admin/rules/new                                            302 403 403 403 403 403 200 403',
    'GET /admin/rules/new?who=nonsense                               302 403 403 403 403 403 400 403',
    'GET /admin/rules/new?show=1                                     302 403 403 403 403 403 422 403',
    'GET /admin/rules/new?{asked}                                    302 403 403 403 403 403 200 403',
    'POST /admin/rules/new?{asked} intent=nonsense                   401 403 403 403 403 403 400 403',
    'POST /admin/rules/new?{asked} intent=save key={key} fingerprint={hash} 401 403 403 403 403 403 409 403',
  ],
  'routes/admin.rules.$id': [
    'GET /admin/rules/{rule}                                         302 403 403 403 403 403 200 403',
    'GET /admin/rules/{nobody}                                       302 403 403 403 403 403 404 403',
    'GET /admin/rules/nonsense                                       302 403 403 403 403 403 404 403',
    'POST /admin/rules/{rule} intent=nonsense                        401 403 403 403 403 403 400 403',
    'POST /admin/rules/{rule} intent=end key={key} revision=9 untilOn=2026-04-01 401 403 403 403 403 403 409 403',
    'POST /admin/rules/{rule} intent=end key={key} revision=1 untilOn=x 401 403 403 403 403 403 422 403',
  ],
};

/** Routes that send a file of what they list, with the rows that the audit trail then has of it. */
const takesAway: ReadonlyMap<string, number> = new Map([
  ['routes/team.export[.]csv', 1],
  ['routes/team.export[.]xlsx', 1],
  ['routes/team.unreachable[.]csv', 1],
  ['routes/team.unreachable[.]xlsx', 1],
  ['routes/team.evidence[.]zip', 2],
]);

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

const rows = Object.entries(table).flatMap(([route, texts]) => texts.map((text) => readRow(route, text)));

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
  expect(Object.keys(table).filter((id) => !routes[id])).toEqual([]);
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
    const pages = new Set(Object.keys(table).filter((id) => routes[id]?.module.default));
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
    const found = await differences(async ({ route, method, path }, viewer, ask, people) => {
      if (method === 'POST' || viewer === 'anonymous' || needNoPerson.has(route)) return [];
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
      taken += (takesAway.get(route) ?? 0) * viewers.filter((viewer) => expected[viewer] === 200).length;
      if (method === 'GET') for (const viewer of viewers) await server.call(address(path), { token: tokens[viewer] });
    }
    const after = await count();
    await server.close();
    expect(after).toEqual({ ...before, audit_log: (before.audit_log ?? 0) + taken });
  });
});
