import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { trendJob } from '#app/assignments/record-trend.server.ts';
import type { Env } from '#app/platform/env.server.ts';
import type { Runtime } from '#app/platform/runtime.server.ts';
import { assignCurricula } from '#app/record/assign-curricula.server.ts';
import { renewalsJob } from '#app/record/renew-certificates.server.ts';
import { makeEmployment, makePerson } from '#tests/factories/people.ts';
import { makeRule, newKey, publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { testEnv } from '#tests/setup/application.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { startMailServer } from '#tests/setup/mail-server.ts';
import { readMail } from '#tests/setup/read-mail.ts';
import { startJobs } from './jobs.server.ts';

/** A runtime with one learner whose course is due in three weeks. */
async function begin(engine: TestEngine, mail?: Env['mail']) {
  const [db, deps] = [await engine.database(), testDeps()];
  const logged: string[] = [];
  await publishSample(db, deps, 'one');
  await publishSampleCurriculum(db, deps, 'course', [{ module: 'one', track: 'foundation' }]);
  await makeRule(db, deps, 'course');
  const { id } = await makePerson(db, { name: 'Ada', email: 'ada@example.org' });
  await makeEmployment(db, { person_id: id, from_on: '2026-02-20' });
  await assignCurricula(db, deps, { personId: id, key: newKey() });
  const log = pino({}, { write: (line) => logged.push(line) });
  const runtime: Runtime = { db, deps, log, env: { ...testEnv, ...(mail && { mail }) } };
  return { db, logged, loop: startJobs(runtime) };
}

eachEngine((engine) => {
  test('a process with a mail server plans by itself and sends', async () => {
    const server = await startMailServer();
    const { db, logged, loop } = await begin(engine, { smtpUrl: server.url, from: 'learning@example.org' });
    try {
      await vi.waitFor(() => expect(server.received).toHaveLength(1), { timeout: 20_000, interval: 200 });
      expect(readMail(server.received[0]?.raw ?? '').subject).toContain('is due by 22 March 2026');
    } finally {
      await loop.stop();
      await server.close();
    }
    expect(await db.selectFrom('outbox').select('state').execute()).toEqual([{ state: 'sent' }]);
    expect(logged.join('')).not.toContain('ada@example.org');
  });

  test('a process without one writes nothing to the outbox and plans no reminders', async () => {
    const { db, loop } = await begin(engine);
    await new Promise((done) => setTimeout(done, 3_500));
    await loop.stop();
    expect(await db.selectFrom('outbox').selectAll().execute()).toEqual([]);
    const jobs = await db.selectFrom('jobs').select('kind').orderBy('kind').execute();
    expect(jobs.map(({ kind }) => kind)).toEqual([trendJob, renewalsJob]);
    expect(await db.selectFrom('trend_points').select('unit_id').distinct().execute()).not.toEqual([]);
  });
});
