import { expect, test } from 'vitest';
import { getDraftFiles, requireDraft } from '#app/authoring/get-draft.server.ts';
import { getModuleOrigin } from '#app/curriculum/get-module-origin.server.ts';
import { actorWith } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { newKey } from '#tests/factories/record.ts';
import { loadedFolder } from '#tests/fixtures/loaded-folder.ts';
import { makeZip } from '#tests/fixtures/make-zip.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { endImport } from './end-import.server.ts';
import { exportModule } from './export-module.server.ts';
import { getImportPage } from './get-import-page.server.ts';
import { type ImportWish, receiveImport } from './receive-import.server.ts';

eachEngine(({ database }) => {
  async function begin() {
    const db = await database();
    const { load, deps } = await loadedFolder(db);
    await load();
    const personId = (await makePerson(db)).id;
    const actor = { ...actorWith(['write-modules'], null), personId };
    const receive = (bytes: Buffer, wish: ImportWish = { intent: 'module' }, who = actor) =>
      receiveImport(db, deps, { actor: who, key: newKey() }, { name: 'upload.zip', bytes }, wish);
    const id = async (...upload: Parameters<typeof receive>) => {
      const received = await receive(...upload);
      if (!received.ok) throw new Error(JSON.stringify(received.problems));
      return received.id;
    };
    const end = (id: string, intent: 'make' | 'discard' = 'make', key = newKey()) =>
      endImport(db, deps, { actor, key }, { id, intent });
    return { db, deps, actor, personId, receive, id, end };
  }
  const exported = async (db: Awaited<ReturnType<typeof begin>>['db']) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of (await exportModule(db, 'hello', 'version')).bytes) chunks.push(chunk);
    return Buffer.concat(chunks);
  };

  test('what was exported comes back as a draft on the version served, with its fingerprint, made once', async () => {
    const { db, deps, personId, id, end, receive } = await begin();
    const origin = await getModuleOrigin(db, 'hello');
    const bytes = await exported(db);
    const upload = await id(bytes);
    const page = await getImportPage(db, deps, personId, upload);
    expect(page).toMatchObject({ moduleId: 'hello', served: { number: 1 } });
    expect(page.report).toMatchObject({ problems: [], left: [], remade: [], course: null });
    expect(page.report.fingerprint).toBe(origin?.version?.fingerprint);
    const key = newKey();
    expect([await end(upload, 'make', key), await end(upload, 'make', key)]).toEqual(['hello', 'hello']);
    const draft = await requireDraft(db, 'hello');
    expect(draft).toMatchObject({ basedOn: origin?.version?.id, slug: 'hello' });
    expect((await getDraftFiles(db, draft)).get('module.yaml')?.toString()).toContain('owned_by: studio');
    await expect(receive(bytes)).rejects.toMatchObject({ reason: 'exchange.has-draft' });
    const other = getImportPage(db, deps, (await makePerson(db)).id, upload);
    await expect(other).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a broken module is shown with its places; one without a readable head is refused with them', async () => {
    const { db, deps, actor, personId, receive, id, end } = await begin();
    const head = `id: washing\nlang: en\ntitle: Washing\nsummary: How to wash.\noutcomes: [{ id: w-1, text: wash }]\ntracks: { full: { minutes: 5 } }\nrule: { draw: { perOutcome: 3 }, full: { passPercent: 80 }, pretest: { passPercent: 90 } }\n`;
    const lesson =
      '---\nid: washing-1\ntitle: One\nminutes: 5\ntracks: [full]\noutcomes: [w-1]\n---\n\nText\n\n<Unknown />\n';
    const zip = (yaml: string) =>
      makeZip([
        { name: 'deep/washing/module.yaml', bytes: yaml },
        { name: 'deep/washing/01-one.mdx', bytes: lesson },
        { name: 'deep/washing/assets/a.png', bytes: 'no picture' },
        { name: 'deep/washing/run.sh', bytes: 'rm' },
      ]);
    const upload = await id(zip(head));
    const { report, slug, served } = await getImportPage(db, deps, personId, upload);
    expect([slug, served, report.fingerprint]).toEqual(['washing', null, null]);
    expect(report.problems).toContainEqual(expect.objectContaining({ file: '01-one.mdx', line: 11, column: 1 }));
    expect(report.left.map(({ file }) => file).sort()).toEqual(['assets/a.png', 'run.sh']);
    const one = { ...actor, grants: [{ capability: 'write-modules' as const, unitPath: null, moduleId: 'hello' }] };
    await expect(receive(zip(head), { intent: 'module' }, one)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await end(upload, 'discard')).toBeNull();
    const refused = await receive(zip('id: washing\ntitle: [\n'));
    expect(refused).toMatchObject({ ok: false, problems: [{ file: 'module.yaml', line: expect.any(Number) }] });
    expect(await receive(Buffer.from('no archive'))).toMatchObject({ ok: false });
    await expect(receive(makeZip([{ name: 'a.txt' }]))).rejects.toMatchObject({ reason: 'exchange.no-module' });
  });

  test('a course of another system becomes a draft, every file with a line in the report', async () => {
    const { db, deps, personId, receive, id, end } = await begin();
    const wish = { intent: 'course', id: 'wards', title: 'Wards', lang: 'en', outcome: 'find a ward' } as const;
    const bytes = makeZip([
      { name: 'docs/intro.md', bytes: '# Intro\n\nSee [the ward](./ward.md).\n\n## More\n\nText.\n' },
      { name: 'docs/ward.md', bytes: '# The ward\n\n<Widget size="3" />\n\nText.\n' },
      { name: 'docs/empty.md', bytes: '' },
      { name: 'docs/style.css', bytes: 'a {}' },
    ]);
    const upload = await id(bytes, wish);
    const { report } = await getImportPage(db, deps, personId, upload);
    const fates = report.course?.files.map(({ path, fate }) => [path, fate]);
    expect(fates).toEqual([
      ['empty.md', 'refused'],
      ['intro.md', 'lesson'],
      ['style.css', 'left'],
      ['ward.md', 'lesson'],
    ]);
    expect(report.counts.lessons).toBe(2);
    expect(await end(upload)).toBe('wards');
    expect((await requireDraft(db, 'wards')).basedOn).toBeNull();
    await expect(receive(bytes, { ...wish, id: 'hello' })).rejects.toMatchObject({ reason: 'exchange.id-taken' });
    await expect(receive(bytes, { ...wish, id: 'new', title: ' ' })).rejects.toMatchObject({
      reason: 'exchange.bad-title',
    });
  });
});
