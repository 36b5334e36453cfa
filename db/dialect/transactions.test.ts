import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eachEngine } from '#tests/setup/database.ts';
import { isUniqueViolation } from './errors.ts';
import { lockRecordHead } from './lock.ts';

const first = { key: 'first', value: '1' };
const second = { key: 'second', value: '2' };

eachEngine((engine) => {
  test('a transaction that throws leaves nothing, and the next one runs', async () => {
    const db = await engine.database();
    const failed = db.transaction().execute(async (tx) => {
      await tx.insertInto('settings').values(first).execute();
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    await db.transaction().execute((tx) => tx.insertInto('settings').values(second).execute());
    expect(await db.selectFrom('settings').select('key').execute()).toEqual([{ key: 'second' }]);
  });

  test('a failed statement refuses the rest of its transaction, also where the error was caught', async () => {
    const db = await engine.database();
    await db.insertInto('settings').values(first).execute();
    const swallowed = db.transaction().execute(async (tx) => {
      await tx.insertInto('settings').values(second).execute();
      await tx
        .insertInto('settings')
        .values(first)
        .execute()
        .catch(() => {});
    });
    await expect(swallowed).rejects.toThrow('an earlier statement of this transaction failed');
    const more = db.transaction().execute(async (tx) => {
      await tx
        .insertInto('settings')
        .values(first)
        .execute()
        .catch(() => {});
      await tx.insertInto('settings').values(second).execute();
    });
    await expect(more).rejects.toThrow('an earlier statement of this transaction failed');
    expect(await db.selectFrom('settings').select('key').execute()).toEqual([{ key: 'first' }]);
  });

  test('going back to a savepoint undoes what came after it and heals a failed statement', async () => {
    const db = await engine.database();
    const tx = await db.startTransaction().execute();
    await tx.insertInto('settings').values(first).execute();
    const saved = await tx.savepoint('before').execute();
    await saved.insertInto('settings').values(second).execute();
    const error = await saved
      .insertInto('settings')
      .values(first)
      .execute()
      .catch((caught: unknown) => caught);
    expect(isUniqueViolation(error, 'settings(key)')).toBe(true);
    const restored = await saved.rollbackToSavepoint('before').execute();
    await restored.insertInto('settings').values({ key: 'third', value: '3' }).execute();
    await (await restored.releaseSavepoint('before').execute()).commit().execute();
    const rows = await db.selectFrom('settings').select('key').orderBy('key').execute();
    expect(rows.map((row) => row.key)).toEqual(['first', 'third']);
  });

  test('affected and returned rows are told', async () => {
    const db = await engine.database();
    const added = await db.insertInto('settings').values([first, second]).returning('key').execute();
    expect(added.map((row) => row.key)).toEqual(['first', 'second']);
    const changed = await db.updateTable('settings').set({ value: '9' }).where('key', '=', 'first').executeTakeFirst();
    expect(changed.numUpdatedRows).toBe(1n);
    expect((await db.deleteFrom('settings').executeTakeFirst()).numDeletedRows).toBe(2n);
  });

  test('a read-only transaction sees one moment and cannot write', async () => {
    const db = await engine.database();
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        expect(await tx.selectFrom('settings').selectAll().execute()).toEqual([]);
        await db.insertInto('settings').values(first).execute();
        expect(await tx.selectFrom('settings').selectAll().execute()).toEqual([]);
      });
    const written = db
      .transaction()
      .setAccessMode('read only')
      .execute((tx) => tx.insertInto('settings').values(second).execute());
    await expect(written).rejects.toThrow();
  });

  test('two changes under the person lock never lose one of their steps', async () => {
    const db = await engine.database();
    const other = engine.again(db);
    const step = (from: typeof db) =>
      from.transaction().execute(async (tx) => {
        const { seq } = await lockRecordHead(tx, 'nurse');
        await sql`select 1`.execute(tx);
        await tx
          .updateTable('record_heads')
          .set({ seq: seq + 1 })
          .where('person_id', '=', 'nurse')
          .execute();
      });
    await Promise.all(Array.from({ length: 20 }, (_, index) => step(index % 2 === 0 ? db : other)));
    const head = await db.selectFrom('record_heads').select('seq').executeTakeFirst();
    expect(head).toEqual({ seq: 20 });
  });

  test('closing waits for the transaction that runs', async () => {
    const db = await engine.database();
    const other = engine.again(db);
    let begun = () => {};
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const running = other.transaction().execute(async (tx) => {
      begun();
      await new Promise((resolve) => setTimeout(resolve, 60));
      await tx.insertInto('settings').values(first).execute();
    });
    await started;
    await Promise.all([running, other.destroy()]);
    expect(await db.selectFrom('settings').select('key').execute()).toEqual([{ key: 'first' }]);
  });
});
