import type { AppLoadContext } from '@remix-run/node';
import {
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Schema } from '#db/schema.ts';
import { applicationBuild, startTestServer, testEnv } from '#tests/setup/application.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { LessonDocuments } from './lesson-documents.server.ts';

/** Another process holds the lock for longer than a query waits. */
class BusyDriver extends DummyDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    const busy = () =>
      Promise.reject(Object.assign(new Error('SQLITE_BUSY: database is locked'), { code: 'SQLITE_BUSY' }));
    return { streamQuery: connection.streamQuery, executeQuery: busy };
  }
}

const busyDatabase = () =>
  new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new BusyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });

const deps = testDeps();

test('a lesson is not there for a moment while the database is busy, and says when to come back', async () => {
  const build = await applicationBuild({ only: ['routes/learn.$module.$lesson'] });
  const server = await startTestServer(build, { db: busyDatabase(), deps });
  const answer = await server.call('/learn/one/one-a', { token: 'a-token-of-twenty-two-c' });
  await server.close();
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5']);
  expect(answer.text).toContain('Acumen is busy or being looked after');
});

test('a database that becomes busy after the session was read leaves the lesson to the usual path', async () => {
  const actor = {
    personId: deps.newId(),
    name: 'Ann',
    locale: null,
    signInId: deps.newId(),
    grants: [],
    unitPath: null,
  };
  const session = () => Promise.resolve({ state: 'live', actor: { ...actor, shared: false } });
  const context = { session } as unknown as AppLoadContext;
  const runtime = { db: busyDatabase(), deps, env: testEnv, log: pino({ enabled: false }) };
  const draw = () => Promise.reject(new Error('nothing is drawn'));
  expect(await new LessonDocuments().get(runtime, '/learn/one/one-a', context, draw)).toBeNull();
});
