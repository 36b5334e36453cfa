import { test } from 'vitest';
import { type Corruption, expectEachFound, otherHash } from '#tests/factories/corruption.ts';
import { eachEngine } from '#tests/setup/database.ts';

const corruptions: Corruption[] = [
  {
    what: 'a claim in a certificate',
    corrupt: async (tx) => {
      for (const row of await tx.selectFrom('certificates').selectAll().where('issue', '=', 2).execute()) {
        const snapshot = row.snapshot.replace('"minutes":18', '"minutes":99');
        await tx.updateTable('certificates').set({ snapshot }).where('id', '=', row.id).execute();
      }
    },
    found: { table: 'certificates', message: /signature is not that of the key/, seqs: true },
  },
  {
    what: 'a signature',
    corrupt: (tx) =>
      tx
        .updateTable('certificates')
        .set({ signature: 'A'.repeat(86) })
        .where('issue', '=', 1)
        .execute(),
    found: { table: 'certificates', message: /signature is not that of the key test-key/, seqs: true },
  },
  {
    what: 'a key that is not ours',
    corrupt: (tx) => tx.updateTable('certificates').set({ kid: 'theirs' }).where('issue', '=', 1).execute(),
    found: { table: 'certificates', message: /key theirs, which is not one of ours/, seqs: true },
  },
  {
    what: 'the name beside a certificate',
    corrupt: (tx) => tx.updateTable('certificates').set({ name: 'Somebody Else' }).where('issue', '=', 2).execute(),
    found: { table: 'certificates', message: /its name is not the one that was signed/, seqs: true },
  },
  {
    what: 'a longer validity',
    corrupt: (tx) => tx.updateTable('certificates').set({ expires_on: '2099-01-01' }).where('issue', '=', 2).execute(),
    found: { table: 'certificates', message: /its expires_on is not the one that was signed/, seqs: true },
  },
  {
    what: 'a certificate out of nothing',
    corrupt: async (tx) => {
      const row = await tx.selectFrom('certificates').selectAll().where('issue', '=', 1).executeTakeFirstOrThrow();
      await tx
        .insertInto('certificates')
        .values({ ...row, id: 'forged', serial: 'forged', issue: 3 })
        .execute();
    },
    found: { table: 'certificates', message: /id=forged says .*nothing in the record accounts for it/ },
  },
  {
    what: 'a revocation taken back',
    corrupt: (tx) => tx.deleteFrom('revocations').execute(),
    found: { table: 'revocations', message: /is missing/, seqs: true },
  },
  {
    what: 'a manifest',
    corrupt: async (tx) => {
      const row = await tx
        .selectFrom('module_versions')
        .selectAll()
        .where('module_id', '=', 'one')
        .executeTakeFirstOrThrow();
      const manifest = row.manifest.replace('"passPercent":80', '"passPercent":10');
      await tx.updateTable('module_versions').set({ manifest }).where('id', '=', row.id).execute();
    },
    found: { table: 'module_versions', message: /manifest is not the one that its fingerprint is of/ },
  },
  {
    what: 'a fingerprint',
    corrupt: (tx) => tx.updateTable('module_versions').set({ fingerprint: otherHash }).execute(),
    found: { table: 'module_versions', message: /fingerprint/ },
  },
  {
    what: 'the text of a lesson',
    corrupt: async (tx) => {
      for (const row of await tx.selectFrom('lesson_bodies').selectAll().execute()) {
        const source = row.source.replace('Second.', 'Other.');
        await tx.updateTable('lesson_bodies').set({ source }).where('hash', '=', row.hash).execute();
      }
    },
    found: { table: 'lesson_bodies', message: /lesson one-b is not the one that was published/ },
  },
  {
    what: 'the pass mark of a block',
    corrupt: async (tx) => {
      for (const row of await tx.selectFrom('lesson_bodies').selectAll().execute()) {
        const segments = row.segments.replace('"right":true', '"right":false');
        await tx.updateTable('lesson_bodies').set({ segments }).where('hash', '=', row.hash).execute();
      }
    },
    found: { table: 'version_items', message: /block one-a-check is not the one that stands in the lesson/ },
  },
  {
    what: 'the key of a question',
    corrupt: async (tx) => {
      const row = await tx
        .selectFrom('question_versions')
        .selectAll()
        .where('question_id', '=', 'one-pick')
        .executeTakeFirstOrThrow();
      const body = row.body.replace('"key":"c"', '"key":"a"');
      await tx.updateTable('question_versions').set({ body }).where('hash', '=', row.hash).execute();
    },
    found: { table: 'question_versions', message: /one-pick is not the one that was published/ },
  },
  {
    what: 'a question made harmless',
    corrupt: (tx) => tx.updateTable('question_versions').set({ critical: 0 }).where('critical', '=', 1).execute(),
    found: { table: 'question_versions', message: /columns beside the question/ },
  },
  {
    what: 'an item out of a version',
    corrupt: (tx) =>
      tx.updateTable('version_items').set({ hash: otherHash }).where('item_id', '=', 'two-pick').execute(),
    found: { table: 'version_items', message: /its questions are not those of the manifest/ },
  },
  {
    what: 'a since',
    corrupt: (tx) => tx.updateTable('version_items').set({ since: 4 }).where('item_id', '=', 'two-a').execute(),
    found: { table: 'version_items', message: /two-a counts since version 4; it can only be 1/ },
  },
  {
    what: 'a picture exchanged',
    corrupt: (tx) =>
      tx
        .insertInto('assets')
        .values({ sha256: otherHash, type: 'image/png', bytes: Buffer.from('x') })
        .execute(),
    found: { table: 'assets', message: /picture is not the one that was published/ },
  },
  {
    what: 'the rule of a curriculum',
    corrupt: (tx) => tx.updateTable('curriculum_versions').set({ rule: '{"pooledFoundationPercent":1}' }).execute(),
    found: { table: 'curriculum_versions', message: /not those that its fingerprint is of/ },
  },
  {
    what: 'a module out of a curriculum',
    corrupt: (tx) => tx.deleteFrom('curriculum_modules').where('module_id', '=', 'two').execute(),
    found: { table: 'curriculum_versions', message: /not those that its fingerprint is of/ },
  },
];

eachEngine((engine) => {
  test('explains what was changed in a certificate, a version or a curriculum', async () => {
    await expectEachFound(await engine.database(), corruptions);
  });
});
