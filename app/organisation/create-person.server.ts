import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { isUniqueViolation } from '#db/dialect/errors.ts';
import type { Schema } from '#db/schema.ts';
import { saveNameWords } from './name-words.server.ts';
import { cleanName, searchName, sortName } from './names.ts';
import { checkedContact, type Person } from './person.ts';

export interface NewPerson {
  name: string;
  staffNumber?: string | null;
  email?: string | null;
  /** BCP 47 tag of the person's language. */
  locale?: string;
  /** Who adds the person; absent for the system. */
  by?: string | null;
}

/** Refuses a name without a printable letter, a malformed number or address, and a staff number that is taken. */
export async function createPerson(tx: Transaction<Schema>, deps: Deps, input: NewPerson): Promise<Person> {
  const person = checked(deps.newId(), input);
  try {
    await tx
      .insertInto('people')
      .values({
        id: person.id,
        staff_number: person.staffNumber,
        name: person.name,
        sort_name: sortName(person.name, person.locale),
        search_name: searchName(person.name),
        email: person.email,
        locale: person.locale,
        active: 1,
        erased_at: null,
        merged_into: null,
        revision: person.revision,
      })
      .execute();
  } catch (error) {
    if (isUniqueViolation(error, 'people(staff_number)'))
      throw new Refusal('invalid', 'organisation.staff-number-taken');
    throw error;
  }
  await saveNameWords(tx, person.id, searchName(person.name));
  await recordAudit(tx, deps, {
    actorId: input.by ?? null,
    action: 'person.create',
    object: `person:${person.id}`,
    details: {},
    text: person.name,
  });
  return person;
}

function checked(id: string, input: NewPerson): Person {
  const name = cleanName(input.name);
  if (name === null) throw new Refusal('invalid', 'organisation.name-invalid');
  return { id, name, ...checkedContact(input), locale: input.locale ?? 'en', active: true, revision: 1 };
}
