import { expect, test } from 'vitest';
import { startDraft } from '#app/authoring/start-draft.server.ts';
import { checkModuleFiles } from '#app/curriculum/check-module-files.server.ts';
import { checkedFingerprint } from '#app/curriculum/checked-fingerprint.ts';
import { getModuleOrigin } from '#app/curriculum/get-module-origin.server.ts';
import { readZip } from '#app/formats/read-zip.server.ts';
import { makePerson } from '#tests/factories/people.ts';
import { newKey } from '#tests/factories/record.ts';
import { loadedFolder } from '#tests/fixtures/loaded-folder.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { type ExportedModule, exportModule } from './export-module.server.ts';
import { inModuleFolder } from './module-folder.ts';

async function unpacked({ bytes }: ExportedModule) {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const zip = await readZip(Buffer.concat(chunks));
  if (!zip.ok) throw new Error('an export that cannot be read');
  return inModuleFolder(zip.files);
}

eachEngine(({ database }) => {
  test('an export, of the version or of its draft, is the same module with the same fingerprint', async () => {
    const db = await database();
    const { load, deps } = await loadedFolder(db);
    await load();
    const served = (await getModuleOrigin(db, 'hello'))?.version?.fingerprint;
    const actorId = (await makePerson(db)).id;
    await startDraft(db, deps, { actorId, key: newKey() }, { moduleId: 'hello' });
    for (const what of ['version', 'draft'] as const) {
      const file = await exportModule(db, 'hello', what);
      expect(file.fingerprint).toBe(served);
      expect(file.name).toBe(what === 'draft' ? 'hello-draft.zip' : 'hello.zip');
      const found = await unpacked(file);
      if (!found.ok) throw new Error('no module in the export');
      expect(found.folder).toBe('hello');
      const { module, problems } = await checkModuleFiles(db, 'hello', found.files);
      expect(problems).toEqual([]);
      expect(module && checkedFingerprint(module)).toBe(served);
    }
  });

  test('a draft with problems is exported as it is, without a fingerprint', async () => {
    const db = await database();
    const { load, deps } = await loadedFolder(db);
    await load();
    const actorId = (await makePerson(db)).id;
    const draft = await startDraft(db, deps, { actorId, key: newKey() }, { moduleId: 'hello' });
    await db
      .updateTable('draft_files')
      .set({ text: 'broken' })
      .where('draft_id', '=', draft)
      .where('path', '=', 'module.yaml')
      .execute();
    const file = await exportModule(db, 'hello', 'draft');
    expect(file.fingerprint).toBeNull();
    const found = await unpacked(file);
    expect(found.ok && found.files.get('module.yaml')?.toString()).toBe('broken');
  });
});
