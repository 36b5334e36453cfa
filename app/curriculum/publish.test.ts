import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { hashOf } from '#app/platform/canonical-json.ts';
import { searchLessons } from '#db/dialect/search-index.ts';
import type { Schema } from '#db/schema.ts';
import { cacheFolder, changeContent, contentFolder, type FileChange } from '#tests/fixtures/content-folder.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { formatProblems } from './format-problems.ts';
import { getAsset } from './get-asset.server.ts';
import { getCurriculumVersion, listCurrentCurricula } from './get-curriculum-version.server.ts';
import { getLessonBody } from './get-lesson-body.server.ts';
import { getModuleBySlug } from './get-module-by-slug.server.ts';
import { getQuestions } from './get-questions.server.ts';
import { getCurrentFacts, getVersionFacts } from './get-version-facts.server.ts';
import { listModules } from './list-modules.server.ts';
import { loadContent } from './load-content.server.ts';
import { publishModuleVersion } from './publish-module-version.server.ts';
import { readContent } from './read-content.server.ts';

const first = 'modules/hello/01-hello.mdx';
const module = 'modules/hello/module.yaml';
const bank = 'modules/hello/questions.yaml';
const edition = (text: string) => (file: string) => `${file}edition: ${text}\n`;

/** A content folder, and `load` that changes it and publishes what has changed. */
async function setUp(db: Kysely<Schema>) {
  const folder = await contentFolder();
  const cacheDir = await cacheFolder();
  const deps = testDeps();
  const load = async (changes: Record<string, FileChange> = {}) => {
    await changeContent(folder, changes);
    return loadContent(db, deps, folder, () => {}, { cacheDir });
  };
  return { folder, cacheDir, deps, load };
}

/** As if somebody had begun the module's current version. */
async function begin(db: Kysely<Schema>): Promise<void> {
  const facts = await getCurrentFacts(db, 'hello');
  const at = '2026-03-02T09:00:00.000Z';
  await db
    .insertInto('people')
    .values({
      id: 'p',
      staff_number: null,
      name: 'N',
      sort_name: 'n',
      search_name: 'n',
      email: null,
      locale: 'en',
      active: 1,
      erased_at: null,
      merged_into: null,
      revision: 1,
    })
    .execute();
  await db
    .insertInto('learning_events')
    .values({
      id: 'e',
      person_id: 'p',
      seq: 1,
      verb: 'lesson.read',
      object_id: 'hello-first',
      module_version_id: facts?.versionId ?? null,
      cycle_id: null,
      actor_id: null,
      key: 'k',
      occurred_at: at,
      recorded_at: at,
      body: '{}',
      prev: '',
      hash: 'h',
    })
    .execute();
}

eachEngine((engine) => {
  test('a folder becomes modules, versions, curricula and roles, and a second load changes nothing', async () => {
    const db = await engine.database();
    const { load } = await setUp(db);
    const report = await load();
    expect(report).toMatchObject({
      problems: [],
      modules: [{ id: 'hello', slug: 'hello', title: 'Hello', what: 'published', number: 1, edition: 'first' }],
      curricula: [
        {
          id: 'basic',
          what: 'published',
          number: 1,
          assign: { to: 'job-role', role: 'nurse' },
          dueDays: 30,
          graceDays: 14,
        },
      ],
      roles: [{ slug: 'nurse', name: 'Nurse' }],
    });
    const count = async () => (await db.selectFrom('version_items').select('item_id').execute()).length;
    const rows = await count();
    const again = await load();
    expect(again.modules[0]).toMatchObject({ what: 'unchanged', number: 1 });
    expect(again.curricula[0]).toMatchObject({ what: 'unchanged', number: 1 });
    expect(await count()).toBe(rows);
    expect(await db.selectFrom('audit_log').select(['action', 'object']).orderBy('action').execute()).toEqual([
      { action: 'curriculum.publish', object: 'curriculum:basic' },
      { action: 'module.publish', object: 'module:hello' },
    ]);
    expect(await db.selectFrom('jobs').selectAll().execute()).toEqual([]);
  });

  test('facts hold what folds and rules need', async () => {
    const db = await engine.database();
    await (await setUp(db)).load();
    const facts = await getCurrentFacts(db, 'hello');
    expect(facts).toMatchObject({
      moduleId: 'hello',
      number: 1,
      title: 'Hello',
      lang: 'en',
      outcomes: [{ id: 'LO-01', text: 'say hello' }],
      minutes: { foundation: 2, full: 4 },
      rule: { draw: { perOutcome: 2 }, full: { passPercent: 80 }, pretest: { passPercent: 90 } },
    });
    expect(
      facts?.lessons.map(({ id, title, minutes, tracks, outcomes, since }) => [
        id,
        title,
        minutes,
        tracks,
        outcomes,
        since,
      ]),
    ).toEqual([
      ['hello-first', 'Say hello', 2, ['foundation', 'full'], ['LO-01'], 1],
      ['hello-blocks', 'Every block once', 2, ['full'], ['LO-01'], 1],
    ]);
    expect(facts?.blocks).toEqual([
      {
        id: 'hello-c1',
        lessonId: 'hello-first',
        name: 'Check',
        modelVersion: 1,
        graded: false,
        tracks: ['foundation', 'full'],
        required: true,
        since: 1,
      },
      {
        id: 'hello-c2',
        lessonId: 'hello-blocks',
        name: 'Check',
        modelVersion: 1,
        graded: false,
        tracks: ['full'],
        required: true,
        since: 1,
      },
    ]);
    expect(
      facts?.questions.map(({ id, type, critical, points, group, tracks }) => [
        id,
        type,
        critical,
        points,
        group,
        tracks,
      ]),
    ).toEqual([
      ['hello-q1', 'true-false', false, 100, null, ['foundation', 'full']],
      ['hello-q2', 'single', true, 100, 'names', ['foundation', 'full']],
      ['hello-q2b', 'single', true, 100, 'names', ['foundation', 'full']],
    ]);
    expect(await getVersionFacts(db, 'hello', 1)).toBe(facts);
    await expect(getVersionFacts(db, 'hello', 2)).rejects.toThrow('no version 2');
    expect(await getCurrentFacts(db, 'none')).toBeNull();
    const manifest = await db
      .selectFrom('module_versions')
      .select(['manifest', 'fingerprint'])
      .executeTakeFirstOrThrow();
    expect(hashOf(JSON.parse(manifest.manifest))).toBe(manifest.fingerprint);
  });

  test('lesson bodies, questions, pictures and the search index are there to be read', async () => {
    const db = await engine.database();
    await (await setUp(db)).load();
    const facts = await getCurrentFacts(db, 'hello');
    const body = await getLessonBody(db, facts?.lessons[0]?.hash ?? '');
    expect(body?.segments.map((segment) => segment.kind)).toEqual(['html', 'block', 'html']);
    expect(body?.outline).toEqual([{ id: 's-begin-with-your-name', text: 'Begin with your name', depth: 2 }]);
    expect(body?.stops.map((stop) => stop.place)).toEqual(['', 's-begin-with-your-name', 'hello-c1']);
    expect(body?.sources).toEqual([
      { n: 1, id: 'c2', cite: 'Riverside Press, A second look at wards, 15 June 2023', status: 'general-knowledge' },
      {
        n: 2,
        id: 'c1',
        cite: 'Riverside Press, A survey of wards, 2019',
        url: 'https://example.org/wards',
        status: 'verified',
      },
    ]);
    expect(await getLessonBody(db, 'none')).toBeNull();
    const hashes = facts?.questions.map((question) => question.hash) ?? [];
    const questions = await getQuestions(db, [...hashes, 'none']);
    expect([...questions.values()].map((question) => question.id).sort()).toEqual([
      'hello-q1',
      'hello-q2',
      'hello-q2b',
    ]);
    for (const [hash, question] of questions) expect(hashOf(question)).toBe(hash);
    const html = body?.segments[0]?.kind === 'html' ? body.segments[0].html : '';
    const picture = /\/media\/([0-9a-f]{64})\.png/.exec(html)?.[1] ?? '';
    expect(await getAsset(db, picture)).toMatchObject({ type: 'image/png' });
    expect((await searchLessons(db, 'knock', 'en')).map((hit) => hit.lessonId).sort()).toEqual([
      'hello-blocks',
      'hello-first',
    ]);
    expect(await listModules(db)).toMatchObject([
      { id: 'hello', slug: 'hello', title: 'Hello', summary: 'How to say hello on a ward.', number: 1 },
    ]);
  });

  test('a typo is a minor version that touches no tick', async () => {
    const db = await engine.database();
    const { load } = await setUp(db);
    await load();
    await begin(db);
    const old = await getCurrentFacts(db, 'hello');
    const report = await load({ [first]: (text) => text.replace('- Knock.', '- Knock twice.') });
    expect(report.modules[0]).toMatchObject({ what: 'published', number: 2, edition: 'minor', redo: [] });
    const facts = await getCurrentFacts(db, 'hello');
    expect(facts?.number).toBe(2);
    expect(facts?.lessons[0]?.hash).not.toBe(old?.lessons[0]?.hash);
    expect(
      [...(facts?.lessons ?? []), ...(facts?.blocks ?? []), ...(facts?.questions ?? [])].map((item) => item.since),
    ).toEqual(Array(7).fill(1));
    expect((await getVersionFacts(db, 'hello', 1)).lessons[0]?.hash).toBe(old?.lessons[0]?.hash);
    expect(await db.selectFrom('jobs').selectAll().execute()).toEqual([]);
  });

  test('a change that needs the publisher is refused with the lines to add, and those lines are accepted', async () => {
    const db = await engine.database();
    const { load, folder } = await setUp(db);
    await load();
    await begin(db);
    const added = { [first]: (text: string) => text.replace('<KeyPoints>', `${check('hello-c3')}\n\n<KeyPoints>`) };
    const refused = await load(added);
    expect([refused.modules, refused.curricula]).toEqual([[], []]);
    const printed = formatProblems(refused.problems).replace(folder, '');
    expect(printed).toMatch(/^\/modules\/hello\/module.yaml:1:1 .*hello-c3 was added/);
    expect(printed).toContain('    edition:\n      number: 2\n      kind: material');
    expect((await getCurrentFacts(db, 'hello'))?.number).toBe(1);
    const accepted = await load({ [module]: (text) => `${text}${refused.problems[0]?.fix}\n` });
    expect(accepted.modules[0]).toMatchObject({
      what: 'published',
      number: 2,
      edition: 'material',
      redo: ['hello-c3', 'hello-first'],
    });
    const facts = await getCurrentFacts(db, 'hello');
    expect(facts?.lessons.map(({ id, since }) => [id, since])).toEqual([
      ['hello-first', 2],
      ['hello-blocks', 1],
    ]);
    expect(facts?.blocks.map(({ id, since }) => [id, since])).toEqual([
      ['hello-c1', 1],
      ['hello-c3', 2],
      ['hello-c2', 1],
    ]);
    expect((await load()).modules[0]).toMatchObject({ what: 'unchanged', number: 2 });
    const jobs = await db.selectFrom('jobs').select(['kind', 'payload']).execute();
    expect(jobs.map(({ kind, payload }) => [kind, JSON.parse(payload)])).toEqual([
      ['curriculum.version-published', { moduleId: 'hello', versionId: facts?.versionId, number: 2 }],
    ]);
  });

  test('an unticked addition asks newcomers only', async () => {
    const db = await engine.database();
    const { load } = await setUp(db);
    await load();
    await begin(db);
    await load({
      [first]: (text) => text.replace('<KeyPoints>', `${check('hello-c3')}\n\n<KeyPoints>`),
      [module]: edition('{ number: 2, kind: material, redo: [], reason: "One more check." }'),
    });
    expect((await getCurrentFacts(db, 'hello'))?.blocks.map(({ id, since }) => [id, since])).toContainEqual([
      'hello-c3',
      0,
    ]);
  });

  test('a corrected key needs a reason, and with one it is minor', async () => {
    const db = await engine.database();
    const { load } = await setUp(db);
    await load();
    await begin(db);
    const corrected = await load({ [bank]: (text) => text.replace('key: false', 'key: true') });
    expect(corrected.problems[0]?.message).toContain('the key of hello-q1 changed');
    const said = await load({ [module]: edition('{ number: 2, kind: minor, reason: "The key was wrong." }') });
    expect(said.modules[0]).toMatchObject({ what: 'published', edition: 'minor', number: 2 });
    const audit = await db.selectFrom('audit_details').select('text').execute();
    expect(audit).toEqual([{ text: 'The key was wrong.' }]);
  });

  test('before anybody has begun, a change needs no word', async () => {
    const db = await engine.database();
    const { load } = await setUp(db);
    await load();
    const report = await load({
      [first]: (text) => text.replace('<KeyPoints>', `${check('hello-c3')}\n\n<KeyPoints>`),
    });
    expect(report.modules[0]).toMatchObject({ what: 'published', number: 2, edition: 'material' });
  });

  test('a number is used once, also after a withdrawal, and the history goes on', async () => {
    const db = await engine.database();
    const { load } = await setUp(db);
    await load();
    await begin(db);
    await db.updateTable('module_versions').set({ withdrawn_at: '2026-03-02T10:00:00.000Z' }).execute();
    await db.updateTable('modules').set({ current_version_id: null }).execute();
    expect(await getCurrentFacts(db, 'hello')).toBeNull();
    const report = await load({ [first]: (text) => text.replace('- Knock.', '- Knock twice.') });
    expect(report.modules[0]).toMatchObject({ number: 2, edition: 'minor' });
    expect((await getCurrentFacts(db, 'hello'))?.lessons[0]?.since).toBe(1);
  });

  test('problems in a folder publish nothing of it', async () => {
    const db = await engine.database();
    const { load } = await setUp(db);
    const report = await load({ [first]: (text) => text.replace('## Begin', '# Begin') });
    expect(report.problems).toHaveLength(1);
    expect(report.modules).toEqual([]);
    expect(await listModules(db)).toEqual([]);
  });

  test('a renamed folder keeps its module, and the old address leads to the new one', async () => {
    const db = await engine.database();
    const { folder, cacheDir, deps, load } = await setUp(db);
    await load();
    const [checked] = (await readContent(folder, { cacheDir })).modules;
    if (!checked) throw new Error('the fixture has a module');
    await publishModuleVersion(db, deps, { ...checked, slug: 'greetings' }, { by: 'content' });
    expect(await getModuleBySlug(db, 'greetings')).toMatchObject({ id: 'hello', slug: 'greetings', deltaDays: 30 });
    expect(await getModuleBySlug(db, 'hello')).toMatchObject({ id: 'hello', slug: 'greetings', movedTo: 'greetings' });
    expect(await getModuleBySlug(db, 'none')).toBeNull();
    await publishModuleVersion(db, deps, checked, { by: 'content' });
    expect(await getModuleBySlug(db, 'hello')).not.toHaveProperty('movedTo');
    expect((await getModuleBySlug(db, 'greetings'))?.movedTo).toBe('hello');
  });

  test('a module belongs to one publisher, an address and an id to one module', async () => {
    const db = await engine.database();
    const { folder, cacheDir, deps, load } = await setUp(db);
    await load();
    const [checked] = (await readContent(folder, { cacheDir })).modules;
    if (!checked) throw new Error('the fixture has a module');
    const publish = (change: Partial<typeof checked>, from: 'folder' | 'studio' = 'folder') =>
      publishModuleVersion(db, deps, { ...checked, ...change }, { by: 'content', from });
    await expect(publish({}, 'studio')).rejects.toMatchObject({
      code: 'forbidden',
      reason: 'curriculum.owned-elsewhere',
    });
    const other = { ...checked.head, id: 'other' };
    await expect(publish({ head: other })).rejects.toMatchObject({ reason: 'curriculum.slug-taken' });
    await expect(publish({ head: other, slug: 'other' })).rejects.toMatchObject({ reason: 'curriculum.id-taken' });
    expect(await listModules(db)).toHaveLength(1);
    await load({ [module]: (text) => text.replace('owned_by: folder', 'owned_by: studio') });
    const left = await load({ [first]: (text) => text.replace('- Knock.', '- Knock twice.') });
    expect(left).toMatchObject({ problems: [], modules: [{ what: 'left-to-studio' }] });
  });

  test('a newer compiler renders the served version anew and changes nothing else', async () => {
    const db = await engine.database();
    const { load } = await setUp(db);
    await load();
    const before = await getCurrentFacts(db, 'hello');
    await db.updateTable('module_versions').set({ compiler: 'acumen-mdx/0' }).execute();
    await db.updateTable('lesson_bodies').set({ segments: '{"segments":[],"sources":[]}' }).execute();
    expect((await load()).modules[0]).toMatchObject({ what: 'unchanged', number: 1 });
    const body = await getLessonBody(db, before?.lessons[0]?.hash ?? '');
    expect(body?.segments).toHaveLength(3);
    expect(await db.selectFrom('module_versions').select('compiler').executeTakeFirstOrThrow()).toEqual({
      compiler: 'acumen-mdx/1',
    });
  });

  test('a curriculum gets a new version when what it asks for changes, and only then', async () => {
    const db = await engine.database();
    const { deps, load } = await setUp(db);
    await load();
    const [version] = await listCurrentCurricula(db);
    expect(version).toMatchObject({
      curriculumId: 'basic',
      slug: 'basic',
      title: 'Basics',
      number: 1,
      validityMonths: 12,
      rule: { pooledFoundationPercent: 80 },
      modules: [{ moduleId: 'hello', track: 'foundation', stage: 1 }],
      fromOn: '2026-03-02',
    });
    await load({ 'curricula/basic.yaml': (text) => text.replace('title: Basics', 'title: First steps') });
    expect(await listCurrentCurricula(db)).toMatchObject([{ id: version?.id, title: 'First steps', number: 1 }]);
    deps.clock.set('2026-04-01T09:00:00Z');
    await load({ 'curricula/basic.yaml': (text) => text.replace('track: foundation', 'track: full') });
    expect(await listCurrentCurricula(db)).toMatchObject([
      { number: 2, fromOn: '2026-04-01', modules: [{ track: 'full' }] },
    ]);
    expect(await getCurriculumVersion(db, version?.id ?? '')).toMatchObject({
      number: 1,
      modules: [{ track: 'foundation' }],
    });
  });
});

function check(id: string): string {
  return `<Check id="${id}" type="true-false" prompt="Is it so?" options={[{ id: "true", text: "True", right: true, feedback: "Yes." }, { id: "false", text: "False", feedback: "No." }]} />`;
}
