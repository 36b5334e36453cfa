import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { Schema } from '#db/schema.ts';
import { loadedFolder } from '#tests/fixtures/loaded-folder.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { formatProblems } from './format-problems.ts';
import { getModuleBySlug } from './get-module-by-slug.server.ts';
import { getCurrentFacts, getVersionFacts } from './get-version-facts.server.ts';
import { listModules } from './list-modules.server.ts';
import { publishModuleVersion } from './publish-module-version.server.ts';
import { readContent } from './read-content.server.ts';

const first = 'modules/hello/01-hello.mdx';
const module = 'modules/hello/module.yaml';
const bank = 'modules/hello/questions.yaml';
const edition = (text: string) => (file: string) => `${file}edition: ${text}\n`;

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
  test('a typo is a minor version that touches no tick', async () => {
    const db = await engine.database();
    const { load } = await loadedFolder(db);
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
    const { load, folder } = await loadedFolder(db);
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
      ['curriculum.version-published', { versionId: facts?.versionId }],
    ]);
  });

  test('an unticked addition asks newcomers only', async () => {
    const db = await engine.database();
    const { load } = await loadedFolder(db);
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
    const { load } = await loadedFolder(db);
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
    const { load } = await loadedFolder(db);
    await load();
    const report = await load({
      [first]: (text) => text.replace('<KeyPoints>', `${check('hello-c3')}\n\n<KeyPoints>`),
    });
    expect(report.modules[0]).toMatchObject({ what: 'published', number: 2, edition: 'material' });
  });

  test('a number is used once, also after a withdrawal, and the history goes on', async () => {
    const db = await engine.database();
    const { load } = await loadedFolder(db);
    await load();
    await begin(db);
    await db.updateTable('module_versions').set({ withdrawn_at: '2026-03-02T10:00:00.000Z' }).execute();
    await db.updateTable('modules').set({ current_version_id: null }).execute();
    expect(await getCurrentFacts(db, 'hello')).toBeNull();
    const report = await load({ [first]: (text) => text.replace('- Knock.', '- Knock twice.') });
    expect(report.modules[0]).toMatchObject({ number: 2, edition: 'minor' });
    expect((await getCurrentFacts(db, 'hello'))?.lessons[0]?.since).toBe(1);
  });

  test('a renamed folder keeps its module, and the old address leads to the new one', async () => {
    const db = await engine.database();
    const { folder, cacheDir, deps, load } = await loadedFolder(db);
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
    const { folder, cacheDir, deps, load } = await loadedFolder(db);
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
});

function check(id: string): string {
  return `<Check id="${id}" type="true-false" prompt="Is it so?" options={[{ id: "true", text: "True", right: true, feedback: "Yes." }, { id: "false", text: "False", feedback: "No." }]} />`;
}
