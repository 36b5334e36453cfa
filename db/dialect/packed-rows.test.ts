import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachEngine } from '#tests/setup/database.ts';
import { readPacked } from './packed-rows.ts';

eachEngine((engine) => {
  test('rows are the same as one by one, whatever they hold, and in the same order', async () => {
    const db = await engine.database();
    const text = fc.string({ unit: 'grapheme' }).filter((some) => !some.includes('\u0000'));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(text, { maxLength: 20 }), async (values) => {
        await db.deleteFrom('settings').execute();
        const rows = values.map((value) => ({ key: `k${value}`, value }));
        if (rows.length > 0) await db.insertInto('settings').values(rows).execute();
        const query = db
          .selectFrom('settings')
          .leftJoin('people', 'people.id', 'settings.key')
          .select(['key', 'value as text', 'people.name as nobody'])
          .select((eb) => eb.fn<number>('length', ['value']).as('length'))
          .orderBy('value', 'desc');
        expect(await readPacked(db, query)).toEqual(await query.execute());
        const first = query.limit(3);
        expect(await readPacked(db, first)).toEqual(await first.execute());
      }),
    );
  });

  test('a whole number stays exact', async () => {
    const db = await engine.database();
    const numbers = db.selectNoFrom((eb) => [
      eb.val(1).as('one'),
      eb.lit(2 ** 31 - 1).as('most'),
      eb.lit(null).as('none'),
    ]);
    expect(await readPacked(db, numbers)).toEqual(await numbers.execute());
  });
});
