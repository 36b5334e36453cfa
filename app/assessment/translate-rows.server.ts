import type { Kysely } from 'kysely';
import { chooseQuestions } from '#app/curriculum/choose-translation.ts';
import { getFactsOfVersion } from '#app/curriculum/get-version-facts.server.ts';
import type { Schema } from '#db/schema.ts';
import { getQuestionBodies } from './question-bodies.server.ts';
import type { SheetRow } from './sheet-rows.server.ts';

/**
 * The lines of a sheet with their questions in the language wanted, where there is a text in it. Only for what is shown: answers are
 * graded by the source, whose options and keys a translation has too.
 */
export async function translateRows(
  db: Kysely<Schema>,
  versionId: string,
  rows: SheetRow[],
  language: string,
): Promise<SheetRow[]> {
  const chosen = chooseQuestions(await getFactsOfVersion(db, versionId), language);
  const hashes = rows.flatMap(({ hash }) => chosen.get(hash)?.hash ?? []);
  if (hashes.length === 0) return rows;
  const bodies = await getQuestionBodies(db, hashes);
  return rows.map((row) => ({ ...row, question: bodies.get(chosen.get(row.hash)?.hash ?? '') ?? row.question }));
}
