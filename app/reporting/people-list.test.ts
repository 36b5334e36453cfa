import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stateOn } from '#app/assignments/standing.ts';
import { readNameSearch } from '#app/organisation/name-search.server.ts';
import { searchName, wordsOf } from '#app/organisation/names.ts';
import type { Schema } from '#db/schema.ts';
import { makeStoredCrowd, crowdToday as on } from '#tests/factories/crowd.ts';
import { makePerson } from '#tests/factories/people.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { dueSoonDays } from './course-state.ts';
import { findEdges, listPeople, placesQuery, planPeople } from './list-people.server.ts';
import { type PeopleFilter, type PeopleState, peopleStates } from './people-filter.ts';
import { countPeople, type PeopleQuestion } from './people-lead.server.ts';

type Stored = Schema['standings'] | Schema['module_standings'];

/** The rule for one person, in the words of the list. */
function stateOf({ stage, due_on, late_on }: Stored): PeopleState {
  if (stage === 'none') return 'nothing-assigned';
  if (stage === 'met') return 'current';
  const asked = { stage: stage === 'open' ? 'never' : stage, dueOn: due_on, lateOn: late_on } as const;
  return stateOn(on, asked, dueSoonDays);
}

const inUnits = ({ unit_path }: Stored, paths: string[]) =>
  paths.some((path) => path === '/' || unit_path.startsWith(path));

const byKey = (sort: 'due' | 'name') => (a: Stored, b: Stored) => {
  const key = (row: Stored) => [sort === 'name' ? row.sort_name : (row.due_on ?? '9999-12-31'), row.person_id];
  return key(a) < key(b) ? -1 : 1;
};

eachEngine((engine) => {
  test('each filter and order gives, page by page and either way, whom the rule for one person gives', async () => {
    const db = await engine.database();
    const { wards, divisions, hospital, standings, modules } = await makeStoredCrowd(db, 90);
    const everyone = await db.selectFrom('people').selectAll().execute();
    const scopes = [
      ['/'],
      [hospital.path],
      [divisions[1]?.path ?? ''],
      [wards[0]?.path ?? '', wards[3]?.path ?? ''],
      [],
    ];
    const abouts: [PeopleFilter, Stored[]][] = [
      [{}, standings.filter((row) => row.curriculum_id === '')],
      [{ course: 'care' }, standings.filter((row) => row.curriculum_id === 'care')],
      [{ module: 'privacy' }, modules],
    ];
    for (const [about, all] of abouts) {
      for (const paths of scopes) {
        for (const state of [undefined, ...peopleStates]) {
          for (const sort of ['due', 'name'] as const) {
            const never = (state === 'overdue' || state === 'due-soon') && sort === 'due' ? '1' : undefined;
            const filter: PeopleFilter = { ...about, state, sort, ...(never && { never }) };
            const wanted = all
              .filter((row) => inUnits(row, paths) && (state === undefined || stateOf(row) === state))
              .filter((row) => !never || row.stage === 'never')
              .toSorted(byKey(sort))
              .map((row) => row.person_id);
            const what = `${JSON.stringify(filter)} in ${paths.length} units`;
            const forwards = await walk((more) =>
              listPeople(db, { filter: { ...filter, ...more }, paths, on, limit: 7 }),
            );
            expect(forwards.ids, what).toEqual(wanted);
            if (!about.module || !never) expect(forwards.count, what).toBe(wanted.length);
            for (const lead of ['unit', 'state', 'order'] as const) {
              const question = { filter, paths, on, limit: 100 };
              const edges = await findEdges(db, question);
              const rows = await placesQuery(db, question, lead, { backwards: false, edges }).execute();
              expect(
                rows.map((row) => row.person_id),
                `${what} by ${lead}`,
              ).toEqual(wanted);
            }
            const last = await walk(
              (more) => listPeople(db, { filter: { ...filter, ...more }, paths, on, limit: 7 }),
              'last',
            );
            expect(last.ids, what).toEqual(wanted);
          }
        }
      }
    }
    for (const q of ['ok', 'ada', 'neill o', 'lukasz', 'berg van', 's-33', 'zzz', '%', 'ad']) {
      const { ids } = await walk((more) => listPeople(db, { filter: { q, ...more }, paths: ['/'], on, limit: 7 }));
      const search = await readNameSearch(db, q);
      for (const lead of ['unit', 'state', 'order', 'found'] as const) {
        const question = { filter: { q }, paths: ['/'], on, limit: 100 };
        for (const keepsFound of [false, true]) {
          const way = { backwards: false, search, keepsFound };
          const rows = await placesQuery(db, question, lead, way).execute();
          expect(
            rows.map((row) => row.person_id),
            `${q} by ${lead}`,
          ).toEqual(ids);
        }
      }
      const wanted = everyone.filter(({ search_name, staff_number }) => {
        const words = wordsOf(searchName(q));
        const begins = (word: string) => search_name.split(' ').some((each) => each.startsWith(word));
        return (words.length > 0 && words.every(begins)) || staff_number === q.toUpperCase();
      });
      expect(new Set(ids), q).toEqual(new Set(wanted.map(({ id }) => id)));
    }
  }, 120_000);

  test('in a large organisation whoever has a frequent name is found, page by page, also where they stand together', async () => {
    const db = await engine.database();
    const place = { unit_path: '/a/', stage: 'none' as const, due_on: null, late_on: null, last_act_at: null };
    const people = Array.from({ length: 600 }, (_, n) => ({
      id: `p${String(n).padStart(4, '0')}`,
      name: n % 4 > 0 ? 'Ada Nowak' : `Bo N${n}`,
    }));
    for (const { id, name } of people) {
      const { sort_name } = await makePerson(db, { id, name });
      await db
        .insertInto('standings')
        .values({ person_id: id, curriculum_id: '', sort_name, ...place })
        .execute();
    }
    await sql`insert into due_totals (facet, unit_id, edge, grain, bucket, facet_id, stage, n)
      values ('person', '', 'due', 'all', '', '', 'none', 600)`.execute(db);
    // Those called Bo stand behind 450 others: a walk along the names ends before it comes to them.
    const search = async (q: string, more: Partial<PeopleFilter> = {}, limit = 10) => {
      const question = { filter: { q, sort: 'name' as const, ...more }, paths: ['/'], on, limit };
      const plan = await planPeople(db, question);
      if (q === 'bo') expect(plan.farthest).toBe(320);
      return listPeople(db, question, Number.isFinite(plan.farthest) ? { ...plan, lead: 'order' } : plan);
    };
    const named = (word: string) => people.filter(({ name }) => name.includes(word)).map(({ id }) => id);
    for (const [q, word, limit] of [
      ['nowa', 'Nowak', 100],
      ['bo', 'Bo', 10],
    ] as const) {
      const forwards = await walk((more) => search(q, more, limit));
      expect(new Set(forwards.ids)).toEqual(new Set(named(word)));
      expect((await walk((more) => search(q, more, limit), 'last')).ids).toEqual(forwards.ids);
    }
    expect((await search('n596 bo')).rows.map((row) => row.id)).toEqual(['p0596']);
    expect(await search('nobody')).toMatchObject({ rows: [], count: null, next: null, previous: null });
  }, 120_000);

  test('each way to the rows uses the index that it was chosen for', async () => {
    if (engine.name !== 'sqlite') return;
    const db = await engine.database();
    const { wards } = await makeStoredCrowd(db, 60);
    const plan = async (filter: PeopleFilter, lead: 'unit' | 'state' | 'order', after?: string) => {
      const question: PeopleQuestion = { filter: { ...filter, after }, paths: [wards[0]?.path ?? ''], on, limit: 20 };
      const query = placesQuery(db, question, lead, { backwards: false }).compile();
      const { rows } = await db.executeQuery<{ detail: string }>({ ...query, sql: `explain query plan ${query.sql}` });
      return rows.map((row) => row.detail).join('\n');
    };
    const cursor = JSON.stringify(['2026-03-01', 'p']);
    expect(await plan({}, 'unit')).toContain('standings_unit (curriculum_id=? AND unit_path>? AND unit_path<?)');
    const byName = await plan({ sort: 'name' }, 'order', cursor);
    expect(byName).toContain('COVERING INDEX standings_name (curriculum_id=? AND sort_name>?');
    for (const state of ['exempt', 'never-started'] as const) {
      const inOrder = await plan({ state }, 'state', cursor);
      expect(inOrder).toContain('COVERING INDEX standings_stage (curriculum_id=? AND stage=? AND due_on>?');
      expect(inOrder).not.toContain('TEMP B-TREE');
    }
    const named = await plan({ state: 'exempt', sort: 'name' }, 'state', cursor);
    expect(named).toContain('COVERING INDEX standings_waived (curriculum_id=? AND sort_name>?');
    expect(named).not.toContain('TEMP B-TREE');
    const states = ['overdue', 'due-soon', 'never-started', 'current', 'exempt', 'nothing-assigned'] as const;
    for (const state of states) {
      expect(await plan({ state }, 'order')).toMatch(/COVERING INDEX standings_due \(curriculum_id=\? AND <expr>[<>]/);
      expect(await plan({ state, sort: 'name' }, 'order')).toContain('COVERING INDEX standings_name (curriculum_id=?)');
      const inOrder = [await plan({ state }, 'order', cursor), await plan({ state, sort: 'name' }, 'order')];
      for (const each of inOrder) expect(each).not.toContain('TEMP B-TREE');
      const byState = await plan({ state, module: 'privacy', sort: 'name' }, 'state');
      if (state === 'overdue') expect(byState).toContain('module_standings_due (module_id=? AND <expr><?)');
      else if (state === 'exempt') expect(byState).toContain('COVERING INDEX module_standings_waived (module_id=?)');
      else expect(byState).toContain('module_standings_stage (module_id=? AND stage=?');
    }
  });

  test('a cursor that is no cursor begins at the start, and nobody’s units are empty', async () => {
    const db = await engine.database();
    await makeStoredCrowd(db, 20);
    const list = (after: string) => listPeople(db, { filter: { after }, paths: ['/'], on, limit: 5 });
    const start = (await listPeople(db, { filter: {}, paths: ['/'], on, limit: 5 })).rows;
    for (const wrong of ['x', '[]', '[1,2]', '{"a":1}', '["\\u0000","p"]'])
      expect((await list(wrong)).rows).toEqual(start);
    expect((await listPeople(db, { filter: {}, paths: [], on, limit: 5 })).rows).toEqual([]);
    expect(await countPeople(db, { filter: {}, paths: [], on, limit: 5 })).toMatchObject({ count: 0 });
  });
});

type Page = Awaited<ReturnType<typeof listPeople>>;

/** All pages one after the other, from the first on, or from the last one back. */
async function walk(page: (more: Partial<PeopleFilter>) => Promise<Page>, from?: 'last') {
  const ids: string[] = [];
  let more: Partial<PeopleFilter> = from ? { page: 'last' } : {};
  for (let guard = 0; guard < 60; guard += 1) {
    const { rows, next, previous, count } = await page(more);
    const here = rows.map((row) => row.id);
    if (from) ids.unshift(...here);
    else ids.push(...here);
    const on = from ? previous : next;
    if (on === null) return { ids, count };
    more = from ? { before: on } : { after: on };
  }
  throw new Error('the pages have no end');
}
