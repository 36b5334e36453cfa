import type { Insertable, Kysely } from 'kysely';
import { wordsOf } from '#app/organisation/names.ts';
import { newId } from '#app/platform/ids.ts';
import type { Schema } from '#db/schema.ts';

type Row<T extends keyof Schema> = Insertable<Schema[T]>;

let counter = 0;

/** A person without employment or sign-in. */
export async function makePerson(db: Kysely<Schema>, overrides: Partial<Row<'people'>> = {}): Promise<Row<'people'>> {
  counter += 1;
  const name = overrides.name ?? `Person ${counter}`;
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const row: Row<'people'> = {
    id: newId(),
    staff_number: null,
    name,
    sort_name: plain,
    search_name: plain,
    email: null,
    locale: 'en',
    active: 1,
    erased_at: null,
    merged_into: null,
    revision: 1,
    ...overrides,
  };
  await db.insertInto('people').values(row).execute();
  const words = wordsOf(row.search_name).map((word) => ({ word, person_id: row.id }));
  if (words.length > 0) await db.insertInto('name_words').values(words).execute();
  return row;
}

/** A unit at the top, or below `parent`. A path is `/id/id/`. */
export async function makeUnit(
  db: Kysely<Schema>,
  { parent, ...overrides }: Partial<Row<'units'>> & { parent?: { id: string; path: string } } = {},
): Promise<Row<'units'>> {
  counter += 1;
  const id = overrides.id ?? newId();
  const row: Row<'units'> = {
    id,
    parent_id: parent?.id ?? null,
    path: `${parent?.path ?? '/'}${id}/`,
    name: `Unit ${counter}`,
    revision: 1,
    ...overrides,
  };
  await db.insertInto('units').values(row).execute();
  const stay = { unit_id: id, parent_id: row.parent_id, from_on: '2026-01-01', until_on: null };
  await db
    .insertInto('unit_moves')
    .values({ id: newId(), ...stay })
    .execute();
  return row;
}

export async function makeJobRole(
  db: Kysely<Schema>,
  overrides: Partial<Row<'job_roles'>> = {},
): Promise<Row<'job_roles'>> {
  counter += 1;
  const row: Row<'job_roles'> = { id: newId(), slug: `role-${counter}`, name: `Role ${counter}`, ...overrides };
  await db.insertInto('job_roles').values(row).execute();
  return row;
}

/** The main employment of a person; missing person, unit and job role are made. */
export async function makeEmployment(
  db: Kysely<Schema>,
  overrides: Partial<Row<'employments'>> = {},
): Promise<Row<'employments'>> {
  const row: Row<'employments'> = {
    id: newId(),
    person_id: overrides.person_id ?? (await makePerson(db)).id,
    unit_id: overrides.unit_id ?? (await makeUnit(db)).id,
    job_role_id: overrides.job_role_id ?? (await makeJobRole(db)).id,
    main: 1,
    from_on: '2026-01-01',
    until_on: null,
    ...overrides,
  };
  await db.insertInto('employments').values(row).execute();
  return row;
}
