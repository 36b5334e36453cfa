import { expect, test } from 'vitest';
import { hashOf } from '#app/platform/canonical-json.ts';
import { searchLessons } from '#db/dialect/search-index.ts';
import { loadedFolder } from '#tests/fixtures/loaded-folder.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { getAsset } from './get-asset.server.ts';
import { getCurriculumVersion, listCurrentCurricula } from './get-curriculum-version.server.ts';
import { getLessonBody } from './get-lesson-body.server.ts';
import { getQuestions } from './get-questions.server.ts';
import { getCurrentFacts, getVersionFacts } from './get-version-facts.server.ts';
import { listModules } from './list-modules.server.ts';

const first = 'modules/hello/01-hello.mdx';
const _module = 'modules/hello/module.yaml';
const _bank = 'modules/hello/questions.yaml';
const _edition = (text: string) => (file: string) => `${file}edition: ${text}\n`;

eachEngine((engine) => {
  test('a folder becomes modules, versions, curricula and roles, and a second load changes nothing', async () => {
    const db = await engine.database();
    const { load } = await loadedFolder(db);
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
    await (await loadedFolder(db)).load();
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
    await (await loadedFolder(db)).load();
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

  test('problems in a folder publish nothing of it', async () => {
    const db = await engine.database();
    const { load } = await loadedFolder(db);
    const report = await load({ [first]: (text) => text.replace('## Begin', '# Begin') });
    expect(report.problems).toHaveLength(1);
    expect(report.modules).toEqual([]);
    expect(await listModules(db)).toEqual([]);
  });

  test('a newer compiler renders the served version anew and changes nothing else', async () => {
    const db = await engine.database();
    const { load } = await loadedFolder(db);
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
    const { deps, load } = await loadedFolder(db);
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
    await load({ 'curricula/basic.yaml': (text) => text.replace('stage: 1', 'stage: 3') });
    expect(await listCurrentCurricula(db)).toMatchObject([{ id: version?.id, number: 1, modules: [{ stage: 3 }] }]);
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
