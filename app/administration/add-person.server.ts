import type { Kysely } from 'kysely';
import { uncoveredCharacters } from '#app/formats/fonts.server.ts';
import { createPerson } from '#app/organisation/create-person.server.ts';
import { employ } from '#app/organisation/employ.server.ts';
import { requireOpenUnit } from '#app/organisation/require-unit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import { assignCurricula } from '#app/record/assign-curricula.server.ts';
import type { Schema } from '#db/schema.ts';
import { dayOf } from './dates.ts';

export interface PersonForm {
  name: string;
  staffNumber: string;
  email: string;
  locale: string;
  unit: string;
  jobRole: string;
  fromOn: string;
}

/**
 * A person with a first employment, and what the rules give them. `uncovered` are characters of the name that no bundled
 * font can print. Sent again with the same key it goes on where it was cut off.
 */
export async function addPerson(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  form: PersonForm,
): Promise<{ id: string; uncovered: string[] }> {
  const { name, staffNumber, email, locale } = form;
  const id = await runOnce(db, deps, { actorId, key }, async (tx) => {
    const person = await createPerson(tx, deps, { name, staffNumber, email, locale, by: actorId });
    if (form.unit === '') throw new Refusal('invalid', 'administration.choose-unit');
    if (form.jobRole === '') throw new Refusal('invalid', 'administration.choose-role');
    const fromOn = dayOf(form.fromOn, 'administration.date-missing');
    await requireOpenUnit(tx, form.unit);
    const place = { personId: person.id, unitId: form.unit, jobRoleId: form.jobRole };
    await employ(tx, deps, { ...place, main: true, fromOn, by: actorId });
    return person.id;
  });
  await assignCurricula(db, deps, { personId: id, actorId, key: `${key}/assign` });
  return { id, uncovered: uncoveredCharacters(name) };
}
