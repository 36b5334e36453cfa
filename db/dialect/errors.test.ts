import { expect, test } from 'vitest';
import { makeEmployment, makePerson } from '#tests/factories/people.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { isForeignKeyViolation, isUniqueViolation } from './errors.ts';

eachEngine((engine) => {
  test('a second person with the same staff number is a unique violation of that key', async () => {
    const db = await engine.database();
    await makePerson(db, { staff_number: '4711' });
    const error = await makePerson(db, { staff_number: '4711' }).catch((caught: unknown) => caught);
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, 'people')).toBe(true);
    expect(isUniqueViolation(error, 'people(staff_number)')).toBe(true);
    expect(isUniqueViolation(error, 'people(email)')).toBe(false);
    expect(isUniqueViolation(error, 'units')).toBe(false);
    expect(isForeignKeyViolation(error)).toBe(false);
  });

  test('a key over an expression is known by its table', async () => {
    const db = await engine.database();
    const { id } = await makePerson(db);
    const grant = {
      person_id: id,
      capability: 'audit',
      unit_id: null,
      module_id: null,
      from_on: '2026-01-01',
      until_on: null,
    };
    await db.insertInto('grants').values(grant).execute();
    const error = await db
      .insertInto('grants')
      .values(grant)
      .execute()
      .catch((caught: unknown) => caught);
    expect(isUniqueViolation(error, 'grants')).toBe(true);
    expect(isUniqueViolation(error, 'people')).toBe(false);
  });

  test('an employment of nobody is a foreign key violation', async () => {
    const db = await engine.database();
    const error = await makeEmployment(db, { person_id: 'nobody' }).catch((caught: unknown) => caught);
    expect(isForeignKeyViolation(error)).toBe(true);
    expect(isUniqueViolation(error)).toBe(false);
  });
});

test('other errors are neither', () => {
  for (const error of [null, undefined, 'text', new Error('UNIQUE constraint failed: people.id'), { code: 23505 }]) {
    expect(isUniqueViolation(error)).toBe(false);
    expect(isForeignKeyViolation(error)).toBe(false);
  }
});
