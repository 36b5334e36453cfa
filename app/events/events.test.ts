import { expect, test } from 'vitest';
import { makePerson } from '#tests/factories/people.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { appendEvent } from './append-event.server.ts';
import { firstPrev, verifyChain } from './hash-chain.ts';
import { listEvents, listEventsOf, listStoredEvents } from './list-events.server.ts';
import { lockRecord } from './lock-record.server.ts';

const due = (dueOn: string) =>
  ({ verb: 'cycle.due_set', object: 'c', cycle: 'c' as string, body: { cycle: 'c', dueOn, why: 'absence' } }) as const;

eachEngine((engine) => {
  test('events of one operation share its key, and each continues the chain', async () => {
    const db = await engine.database();
    const deps = testDeps({ at: '2026-03-29T23:30:00Z' });
    const { id: personId } = await makePerson(db);
    for (const key of ['first', 'second']) {
      await db.transaction().execute(async (tx) => {
        const locked = await lockRecord(tx, { personId, actorId: null, key });
        await appendEvent(tx, deps, locked, due('2026-05-01'));
        await appendEvent(tx, deps, locked, due('2026-05-02'));
      });
    }
    const events = await listEvents(db, personId);
    expect(events.map((event) => [event.seq, event.key])).toEqual([
      [1, 'first'],
      [2, 'first/2'],
      [3, 'second'],
      [4, 'second/2'],
    ]);
    expect(events[0]?.prev).toBe(firstPrev);
    expect(events[0]?.body).toEqual({ cycle: 'c', dueOn: '2026-05-01', why: 'absence', on: '2026-03-30' });
    expect(events[0]).not.toHaveProperty('actor');
    const head = await db.selectFrom('record_heads').selectAll().executeTakeFirst();
    expect(verifyChain(await listStoredEvents(db, personId), head ?? null)).toEqual([]);
    expect(await listEvents(db, personId, 4)).toHaveLength(1);
    expect(await listEventsOf(db, personId, ['cycle.cancelled'])).toEqual([]);
  });

  test('two writers of one record go one after the other', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { id: personId } = await makePerson(db);
    const write = (handle: typeof db, key: string) =>
      handle.transaction().execute(async (tx) => {
        const locked = await lockRecord(tx, { personId, actorId: 'x', key });
        await appendEvent(tx, deps, locked, due('2026-05-01'));
      });
    const other = engine.again(db);
    await Promise.all(Array.from({ length: 12 }, (_, index) => write(index % 2 ? db : other, `k${index}`)));
    const head = await db.selectFrom('record_heads').selectAll().executeTakeFirst();
    expect(head?.seq).toBe(12);
    expect(verifyChain(await listStoredEvents(db, personId), head ?? null)).toEqual([]);
  });

  test('a stored event that is none is never guessed at', async () => {
    const db = await engine.database();
    const { id: personId } = await makePerson(db);
    await db.transaction().execute(async (tx) => {
      const locked = await lockRecord(tx, { personId, actorId: 'x', key: 'k' });
      await appendEvent(tx, testDeps(), locked, due('2026-05-01'));
    });
    await db
      .updateTable('learning_events')
      .set({ body: '{"cycle":"c","dueOn":"soon","why":"x","on":"2026-01-01"}' })
      .execute();
    await expect(listEvents(db, personId)).rejects.toThrow();
    await db.updateTable('learning_events').set({ verb: 'toString' }).execute();
    await expect(listEvents(db, personId)).rejects.toThrow('unknown verb toString');
  });
});
