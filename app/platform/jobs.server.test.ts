import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { Schema } from '#db/schema.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import type { Deps } from './deps.ts';
import { enqueueJob, type NewJob, retryDelay, runDueJobs } from './jobs.server.ts';

eachEngine((engine) => {
  const enqueue = (db: Kysely<Schema>, deps: Deps, job: NewJob) =>
    db.transaction().execute((tx) => enqueueJob(tx, deps, job));
  const rows = (db: Kysely<Schema>) => db.selectFrom('jobs').selectAll().execute();

  test('due jobs run once, oldest first, with what they were given', async () => {
    const db = await engine.database();
    const deps = testDeps({ at: '2026-03-02T09:00:00Z' });
    const seen: unknown[] = [];
    const handlers = { note: async (_db: unknown, _deps: unknown, payload: unknown) => void seen.push(payload) };
    await enqueue(db, deps, { kind: 'note', payload: { n: 2 }, runAt: '2026-03-02T08:59:00.000Z' });
    await enqueue(db, deps, { kind: 'note', payload: { n: 1 }, runAt: '2026-03-02T08:00:00.000Z' });
    await enqueue(db, deps, { kind: 'note', payload: { n: 3 }, runAt: '2026-03-02T09:00:01.000Z' });
    await enqueue(db, deps, { kind: 'other', payload: { n: 4 } });
    expect(await runDueJobs(db, deps, handlers, { limit: 10 })).toEqual({ done: 2, failed: [] });
    expect(seen).toEqual([{ n: 1 }, { n: 2 }]);
    deps.clock.advance({ seconds: 1 });
    expect(await runDueJobs(db, deps, handlers, { limit: 10 })).toMatchObject({ done: 1 });
    expect((await rows(db)).map((row) => row.kind)).toEqual(['other']);
  });

  test('a job of a transaction that failed does not exist', async () => {
    const db = await engine.database();
    const failed = db.transaction().execute(async (tx) => {
      await enqueueJob(tx, testDeps(), { kind: 'note', payload: {} });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await rows(db)).toEqual([]);
  });

  test('a failed job is tried again with growing delay and remembers a code, never a message', async () => {
    const db = await engine.database();
    const deps = testDeps({ at: '2026-03-02T09:00:00Z' });
    const failing = {
      mail: async () => {
        throw Object.assign(new TypeError('no mail for Łukasz'), { code: 'EDOWN' });
      },
    };
    await enqueue(db, deps, { kind: 'mail', payload: {} });
    const run = await runDueJobs(db, deps, failing, { limit: 10 });
    expect(run).toMatchObject({ done: 0, failed: [{ kind: 'mail', tries: 1 }] });
    expect(await rows(db)).toMatchObject([
      { tries: 1, lease_until: null, last_error: 'TypeError EDOWN', run_at: '2026-03-02T09:00:05.000Z' },
    ]);
    deps.clock.advance({ seconds: 5 });
    await runDueJobs(db, deps, failing, { limit: 10 });
    expect(await rows(db)).toMatchObject([{ tries: 2, run_at: '2026-03-02T09:00:15.000Z' }]);
    deps.clock.advance({ seconds: 10 });
    expect(await runDueJobs(db, deps, { mail: async () => {} }, { limit: 10 })).toMatchObject({ done: 1 });
    expect(await rows(db)).toEqual([]);
  });

  test('a job with a key that waits is not added twice, but is while the first one runs', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const job = { kind: 'totals', payload: {}, dedupeKey: 'totals:ward' };
    await enqueue(db, deps, job);
    await enqueue(db, deps, job);
    expect(await rows(db)).toHaveLength(1);
    let runs = 0;
    const handlers = {
      totals: async () => {
        runs += 1;
        if (runs === 1) await enqueue(db, deps, job);
      },
    };
    expect(await runDueJobs(db, deps, handlers, { limit: 10 })).toMatchObject({ done: 2 });
    expect(runs).toBe(2);
  });

  test('two runners share the jobs and run each once', async () => {
    const db = await engine.database();
    const other = engine.again(db);
    const deps = testDeps();
    for (let n = 0; n < 12; n += 1) await enqueue(db, deps, { kind: 'note', payload: { n } });
    const seen: unknown[] = [];
    const handlers = {
      note: async (_db: unknown, _deps: unknown, payload: unknown) => {
        await new Promise((resolve) => setTimeout(resolve, 2));
        seen.push((payload as { n: number }).n);
      },
    };
    const runs = await Promise.all([db, other].map((handle) => runDueJobs(handle, deps, handlers, { limit: 20 })));
    expect(seen.toSorted()).toEqual(Array.from({ length: 12 }, (_, n) => n).toSorted());
    expect(runs.map((run) => run.done).reduce((a, b) => a + b)).toBe(12);
  });

  test('a job that a dead process leased is run after the lease, and the late one changes nothing', async () => {
    const db = await engine.database();
    const deps = testDeps();
    await enqueue(db, deps, { kind: 'note', payload: {} });
    const runs: string[] = [];
    const slow = {
      note: async () => {
        runs.push('slow');
        deps.clock.advance({ minutes: 6 });
        const second = { note: async () => void runs.push('second') };
        const again = await runDueJobs(db, deps, second, { limit: 10 });
        expect(again).toMatchObject({ done: 1 });
        throw new Error('too late');
      },
    };
    await runDueJobs(db, deps, slow, { limit: 1 });
    expect(runs).toEqual(['slow', 'second']);
    expect(await rows(db)).toEqual([]);
  });
});

test('the delay doubles from five seconds to six hours', () => {
  expect([1, 2, 3, 12, 13, 14, 500].map(retryDelay)).toEqual([
    5_000, 10_000, 20_000, 10_240_000, 20_480_000, 21_600_000, 21_600_000,
  ]);
});
