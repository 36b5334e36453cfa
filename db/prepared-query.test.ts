import { expect, test } from 'vitest';
import { eachEngine } from '#tests/setup/database.ts';
import { preparedQuery, type SlotOf } from './prepared-query.ts';

let built = 0;
const settingOf = preparedQuery((db, slot: SlotOf<{ key: string; or: string | null }>) => {
  built += 1;
  return db
    .selectFrom('settings')
    .select('value')
    .where((eb) => eb.or([eb('key', '=', slot('key')), eb('value', '=', 'fixed'), eb('key', '=', slot('or'))]))
    .orderBy('key');
});

eachEngine((engine) => {
  test('each call has its own values, in a transaction too, and the text is built once', async () => {
    const db = await engine.database();
    const other = await engine.database();
    await db
      .insertInto('settings')
      .values([1, 2, 3].map((n) => ({ key: `k${n}`, value: `v${n}` })))
      .execute();
    built = 0;
    expect(await settingOf(db, { key: 'k2', or: null })).toEqual([{ value: 'v2' }]);
    expect(await settingOf(db, { key: 'k3', or: 'k1' })).toEqual([{ value: 'v1' }, { value: 'v3' }]);
    expect(await settingOf(other, { key: 'k2', or: null })).toEqual([]);
    const inside = await db.transaction().execute(async (tx) => {
      await tx.insertInto('settings').values({ key: 'k4', value: 'fixed' }).execute();
      return settingOf(tx, { key: 'k1', or: null });
    });
    expect(inside).toEqual([{ value: 'v1' }, { value: 'fixed' }]);
    expect(built).toBeLessThanOrEqual(1);
  });
});
