import { expect, test } from 'vitest';
import { isUniqueViolation } from '#db/dialect/errors.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { recallOperation, rememberOperation } from './operations.server.ts';
import { getSetting, setSetting } from './settings.server.ts';

const operation = {
  actorId: 'nurse',
  key: 'k1',
  result: { attempt: 'a1', passed: true },
  at: '2026-03-02T09:00:00.000Z',
};

eachEngine((engine) => {
  test('an operation is recalled by its actor and key alone', async () => {
    const db = await engine.database();
    expect(await recallOperation(db, 'nurse', 'k1')).toBeNull();
    await db.transaction().execute((tx) => rememberOperation(tx, operation));
    expect(await recallOperation(db, 'nurse', 'k1')).toEqual(operation.result);
    expect(await recallOperation(db, 'nurse', 'k2')).toBeNull();
    expect(await recallOperation(db, 'doctor', 'k1')).toBeNull();
  });

  test('the same key twice is refused, and another actor may use it', async () => {
    const db = await engine.database();
    const remember = (actorId: string) =>
      db.transaction().execute((tx) => rememberOperation(tx, { ...operation, actorId }));
    await remember('nurse');
    await remember('doctor');
    const error = await remember('nurse').catch((caught: unknown) => caught);
    expect(isUniqueViolation(error, 'operations(actor_id, key)')).toBe(true);
  });

  test('a setting is null until it is set, and keeps the last value', async () => {
    const db = await engine.database();
    expect(await getSetting(db, 'zone')).toBeNull();
    for (const value of ['Europe/Berlin', { zone: 'UTC' }]) {
      await db.transaction().execute((tx) => setSetting(tx, 'zone', value));
      expect(await getSetting(db, 'zone')).toEqual(value);
    }
  });
});
