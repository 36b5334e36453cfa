import { expect, test } from 'vitest';
import { makePerson } from '#tests/factories/people.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { listUncoveredNames } from './list-uncovered-names.server.ts';

eachEngine((engine) => {
  test('names of active people that no bundled font draws are counted, their characters listed once', async () => {
    const db = await engine.database();
    for (const name of ['Ada Lovelace', '王小明', 'ليلى منصور', 'ᚠ Odin', 'ᚠᚢ Thor']) await makePerson(db, { name });
    const { id } = await makePerson(db, { name: 'ᛟ Loki' });
    await db.updateTable('people').set({ active: 0 }).where('id', '=', id).execute();
    expect(await listUncoveredNames(db)).toEqual({ people: 2, characters: ['ᚠ', 'ᚢ'] });
  });
});
