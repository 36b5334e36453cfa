import type { Kysely } from 'kysely';
import { uncoveredCharacters } from '#app/formats/fonts.server.ts';
import { getPerson } from '#app/organisation/get-person.server.ts';
import type { Person } from '#app/organisation/person.ts';
import { savePersonName } from '#app/organisation/save-person-name.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { recallOperation } from '#app/platform/operations.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { followName } from './follow-name.server.ts';

/**
 * Renames a person and issues their certificates again. `uncovered` are characters of the new name that no bundled font can
 * print. Two transactions: the name is organisation's to write. If the second
 * was cut off, `followName` makes good for it at any later time.
 */
export async function setName(
  db: Kysely<Schema>,
  deps: Deps,
  input: { personId: string; actorId: string; key: string; name: string; revision: number },
): Promise<{ person: Person; certificates: string[]; uncovered: string[] }> {
  const { personId, actorId, key, name, revision } = input;
  const isRepeat = (await recallOperation(db, actorId, key)) !== null;
  const person = isRepeat
    ? await getPerson(db, personId)
    : await savePersonName(db, deps, { personId, name, revision, by: actorId });
  if (!person) throw new Refusal('not-found', 'record.no-such-person');
  const { certificates } = await followName(db, deps, { personId, actorId, key });
  return { person, certificates, uncovered: uncoveredCharacters(person.name) };
}
