import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { Schema } from '#db/schema.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { type AuditEntry, recordAudit } from './record-audit.server.ts';
import { sealAudit } from './seal-audit.server.ts';
import { verifyAuditChain } from './verify-audit-chain.server.ts';

const deps = testDeps();
const entry: AuditEntry = {
  actorId: 'admin',
  action: 'person.rename',
  object: 'person:1',
  details: { b: 2, a: [1, 'x'] },
};

async function record(db: Kysely<Schema>, ...entries: Partial<AuditEntry>[]): Promise<void> {
  for (const change of entries) {
    deps.clock.advance({ seconds: 1 });
    await db.transaction().execute((tx) => recordAudit(tx, deps, { ...entry, ...change }));
  }
}

eachEngine((engine) => {
  async function sealedChain(): Promise<Kysely<Schema>> {
    const db = await engine.database();
    await record(
      db,
      { action: 'one' },
      { action: 'two', text: 'Łukasz → Lukas' },
      { actorId: null },
      { action: 'four' },
    );
    expect(await sealAudit(db)).toBe(4);
    return db;
  }

  test('rows are sealed in order, each after the one before', async () => {
    const db = await sealedChain();
    const rows = await db.selectFrom('audit_log').selectAll().orderBy('position').execute();
    expect(rows.map((row) => row.position)).toEqual([1, 2, 3, 4]);
    expect(rows.map((row) => row.prev)).toEqual(['', ...rows.slice(0, 3).map((row) => row.hash)]);
    expect(await verifyAuditChain(db)).toEqual({
      sealed: 4,
      unsealed: 0,
      erased: 0,
      head: rows[3]?.hash,
      findings: [],
    });
  });

  test('what comes later continues the chain, and sealing nothing does nothing', async () => {
    const db = await sealedChain();
    expect(await sealAudit(db)).toBe(0);
    await record(db, {}, {});
    expect(await verifyAuditChain(db)).toMatchObject({ sealed: 4, unsealed: 2, findings: [] });
    expect(await sealAudit(db)).toBe(2);
    expect(await verifyAuditChain(db)).toMatchObject({ sealed: 6, unsealed: 0, findings: [] });
  });

  test('two sealers at once make one chain', async () => {
    const db = await engine.database();
    await record(db, ...Array.from({ length: 10 }, () => ({})));
    const sealed = await Promise.all([sealAudit(db), sealAudit(engine.again(db))]);
    expect(sealed.reduce((a, b) => a + b)).toBe(10);
    expect(await verifyAuditChain(db)).toMatchObject({ sealed: 10, findings: [] });
  });

  test('an audit row shares the fate of its transaction', async () => {
    const db = await engine.database();
    const failed = db.transaction().execute(async (tx) => {
      await recordAudit(tx, deps, { ...entry, text: 'gone' });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await verifyAuditChain(db)).toMatchObject({ sealed: 0, unsealed: 0 });
    expect(await db.selectFrom('audit_details').selectAll().execute()).toEqual([]);
  });

  test('details that cannot be hashed fail the change, not the sealing', async () => {
    const db = await engine.database();
    await expect(record(db, { details: { share: 0.5 } })).rejects.toThrow('write decimals as strings');
  });

  test.each([
    ['at', '2020-01-01T00:00:00.000Z'],
    ['actor_id', 'someone-else'],
    ['actor_id', null],
    ['action', 'other'],
    ['object', 'person:2'],
    ['details', '{"a":[1,"y"],"b":2}'],
    ['details', 'not JSON'],
    ['text_hash', 'abc'],
  ])('a changed %s is found (%o)', async (column, value) => {
    const db = await sealedChain();
    await db
      .updateTable('audit_log')
      .set({ [column]: value })
      .where('position', '=', 2)
      .execute();
    const { findings } = await verifyAuditChain(db);
    expect(findings).toContainEqual({ position: 2, id: expect.any(String), what: 'row' });
  });

  test('a row taken out, its hash made new, and two rows exchanged are found', async () => {
    const gone = await sealedChain();
    await gone.deleteFrom('audit_log').where('position', '=', 3).execute();
    expect((await verifyAuditChain(gone)).findings).toMatchObject([{ position: 4, what: 'gap' }]);

    const rehashed = await sealedChain();
    await rehashed
      .updateTable('audit_log')
      .set({ hash: 'f'.repeat(64) })
      .where('position', '=', 2)
      .execute();
    expect((await verifyAuditChain(rehashed)).findings).toMatchObject([
      { position: 2, what: 'row' },
      { position: 3, what: 'prev' },
    ]);

    const exchanged = await sealedChain();
    for (const [from, to] of [
      [3, 99],
      [4, 3],
      [99, 4],
    ] as const) {
      await exchanged.updateTable('audit_log').set({ position: to }).where('position', '=', from).execute();
    }
    expect((await verifyAuditChain(exchanged)).findings.map((finding) => finding.position)).toEqual([3, 3, 4, 4]);
  });

  test('a text may be erased, but not changed', async () => {
    const db = await sealedChain();
    await db.updateTable('audit_details').set({ text: 'Łukasz → Maria' }).execute();
    expect((await verifyAuditChain(db)).findings).toMatchObject([{ position: 2, what: 'text' }]);
    await db.deleteFrom('audit_details').execute();
    expect(await verifyAuditChain(db)).toMatchObject({ erased: 1, findings: [] });
  });
});
