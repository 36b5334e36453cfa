import type { Transaction } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { wordsOf } from './names.ts';

/** Puts the words of a person's name in place of those by which search found them so far. */
export async function saveNameWords(tx: Transaction<Schema>, personId: string, searchName: string): Promise<void> {
  await tx.deleteFrom('name_words').where('person_id', '=', personId).execute();
  const rows = wordsOf(searchName).map((word) => ({ word, person_id: personId }));
  if (rows.length > 0) await tx.insertInto('name_words').values(rows).execute();
}
