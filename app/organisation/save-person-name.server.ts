import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { getPerson } from './get-person.server.ts';
import { saveNameWords } from './name-words.server.ts';
import { cleanName, searchName, sortName } from './names.ts';
import type { Person } from './person.ts';

export interface PersonNameChange {
  personId: string;
  name: string;
  /** The revision that the form was made from. */
  revision: number;
  by: string | null;
}

/** Renames a person; the copies of the sort name in standings are the record module's to follow. Refuses a stale form. */
export async function savePersonName(db: Kysely<Schema>, deps: Deps, change: PersonNameChange): Promise<Person> {
  const name = cleanName(change.name);
  if (name === null) throw new Refusal('invalid', 'organisation.name-invalid');
  return await db.transaction().execute(async (tx) => {
    const person = await getPerson(tx, change.personId);
    if (!person) throw new Refusal('not-found', 'organisation.no-such-person');
    if (person.revision === change.revision && person.name === name) return person;
    const revision = change.revision + 1;
    const { numUpdatedRows } = await tx
      .updateTable('people')
      .set({ name, sort_name: sortName(name, person.locale), search_name: searchName(name), revision })
      .where('id', '=', change.personId)
      .where('revision', '=', change.revision)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal('stale', 'organisation.person-changed');
    await saveNameWords(tx, person.id, searchName(name));
    await recordAudit(tx, deps, {
      actorId: change.by,
      action: 'person.rename',
      object: `person:${person.id}`,
      details: { revision },
      text: name,
    });
    return { ...person, name, revision };
  });
}
