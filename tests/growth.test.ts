import type { Kysely } from 'kysely';
import { afterEach, expect, test, vi } from 'vitest';
import { SqliteConnection } from '#db/dialect/sqlite-connection.ts';
import type { Schema } from '#db/schema.ts';
import { makeGrant, makeSession } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { answer, learnAll, makeWard, takeQuiz } from '#tests/factories/record.ts';
import { applicationBuild, startTestServer } from '#tests/setup/application.ts';
import { eachEngine } from '#tests/setup/database.ts';

/** Tables whose rows follow from content and organisation. Every other table grows with the people. */
const small = new Set([
  ...['modules', 'slug_history', 'module_versions', 'version_items', 'lesson_bodies', 'assets', 'question_versions'],
  ...['sources', 'curricula', 'curriculum_versions', 'curriculum_modules', 'search_entries', 'item_totals'],
  ...['units', 'job_roles', 'tools', 'rules', 'due_totals', 'trend_points', 'local_values', 'local_texts'],
  ...['drafts', 'draft_files', 'draft_revisions', 'draft_people', 'upstream_modules', 'quick_fixes', 'publications'],
  ...['settings', 'signing_keys', 'jobs', 'throttles'],
]);
/** What thousands of rows of such a table have in common. */
const shared =
  /^((module|curriculum|lesson|item|unit|job_role|rule)_id|\w*version_id|question_hash|unit_path|state|stage|status|kind|track|due_on|at)$/;

const pages = [
  '/learn',
  '/learn/due.ics',
  '/learn/one',
  '/learn/one/one-a',
  '/learn/one/one-b',
  '/learn/one/quiz',
  '/certificates',
];

afterEach(() => vi.restoreAllMocks());

eachEngine((engine) => {
  // SQLite keeps no statistics: what its planner chooses here it chooses in an organisation of any size.
  test.runIf(engine.name === 'sqlite')(
    'what a learner does, and the page of one person, is looked up by what is that person’s own',
    async () => {
      const { db, deps, facts, personId } = await makeWard(engine);
      const { token } = await makeSession(db, deps, { personId });
      const { id: managerId } = await makePerson(db);
      await makeGrant(db, deps, { personId: managerId, permissionRole: 'manager' });
      const { token: manager } = await makeSession(db, deps, { personId: managerId });
      const server = await startTestServer(await applicationBuild(), { db, deps });
      const asked = new Set<string>();
      const query = SqliteConnection.prototype.query;
      vi.spyOn(SqliteConnection.prototype, 'query').mockImplementation(function (this: SqliteConnection, sql, given) {
        asked.add(sql);
        return query.call(this, sql, given);
      });
      const look = async () => {
        for (const page of pages) expect([page, (await server.call(page, { token })).status]).toEqual([page, 200]);
        expect((await server.call(`/team/people/${personId}`, { token: manager })).status).toBe(200);
      };
      await look();
      await answer(db, deps, { personId, facts }, facts.blocks[0]?.id ?? '');
      await learnAll(db, deps, { personId, facts }, 'full');
      await look();
      const result = await takeQuiz(db, deps, personId, facts.moduleId);
      expect(result).toMatchObject({ passed: true });
      await look();
      await server.close();
      vi.restoreAllMocks();
      const ways = (await Promise.all([...asked].map((sql) => waysOf(db, sql)))).flat();
      expect(ways.length).toBeGreaterThan(100);
      expect(ways.filter(({ step }) => isWide(step))).toEqual([]);
    },
  );

  test.runIf(engine.name === 'sqlite')('a way that grows with the people is told from one that does not', async () => {
    const db = await engine.database();
    const wide = async (sql: string) => (await waysOf(db, sql)).map(({ step }) => isWide(step));
    expect(await wide("select * from cycles where person_id = 'a'")).toEqual([false]);
    expect(await wide('select * from cycles')).toEqual([true]);
    expect(await wide("select * from targets join cycles on cycles.id = cycle_id where module_id = 'a'")).toContain(
      true,
    );
    expect(await wide('select * from modules')).toEqual([false]);
  });
});

/** Whether a step of SQLite's plan walks through rows that the whole organisation has. */
function isWide(step: string): boolean {
  const [, way, table = '', terms = ''] = /^(SCAN|SEARCH) (\w+)(?:.*\((.*)\))?/.exec(step) ?? [];
  if (way === undefined || small.has(table) || /^(\d+$|CONSTANT$|json_each$|sqlite_)/.test(table)) return false;
  const columns = [...terms.matchAll(/(\w+)[=<>]/g)].map((match) => match[1] ?? '');
  return columns.every((column) => shared.test(column));
}

/** The steps in which SQLite finds the rows of tables, with the statement they are of. */
async function waysOf(db: Kysely<Schema>, sql: string): Promise<{ step: string; sql: string }[]> {
  if (!/^\s*(select|with|insert|update|delete)/i.test(sql)) return [];
  const parameters = Array.from(sql.matchAll(/\?/g), () => null);
  const { rows } = await db.executeQuery<{ detail: string }>({
    ...{ sql: `explain query plan ${sql}`, parameters, queryId: { queryId: 'plan' } },
    query: { kind: 'RawNode', sqlFragments: [sql], parameters: [] },
  } as never);
  return rows.map(({ detail }) => ({ step: detail, sql }));
}
