import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { addDays } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { changeTotals } from './change-totals.server.ts';
import { countFacets, countStates, nobody, type StateCounts } from './count-states.server.ts';
import { type Counted, nameOf, type TotalKey, totalChanges, totalKeys } from './due-totals.ts';
import { recountTotals } from './rebuild-totals.server.ts';
import { type Stage, stateOn } from './standing.ts';

const first = '2026-01-01';
const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays(first, days));
const paths = ['', '/a/', '/a/b/', '/a/c/', '/d/'];

const person = fc
  .record({
    stage: fc.constantFrom<Stage>('never', 'begun', 'holding', 'waived', 'none'),
    dueOn: day,
    grace: fc.integer({ min: 0, max: 60 }),
    unitPath: fc.constantFrom(...paths),
    role: fc.constantFrom('', 'nurse', 'physician'),
  })
  .map(({ stage, dueOn, grace, unitPath, role }): Counted => {
    const lateOn = addDays(dueOn, stage === 'waived' ? 0 : grace);
    const dates = stage === 'none' ? { dueOn: null, lateOn: null } : { dueOn, lateOn };
    return { facet: role === '' ? 'person' : 'role', facetId: role, stage, ...dates, unitPath };
  });

/** One person at a time, by the rule for one. */
function countOneByOne(people: Counted[], on: string, windowDays: number): StateCounts {
  const counts = { ...nobody };
  for (const { stage, dueOn, lateOn } of people) {
    counts.all += 1;
    if (stage === 'none') {
      counts.none += 1;
      continue;
    }
    const state = stateOn(on, { stage: stage as Stage, dueOn, lateOn }, windowDays);
    const name = {
      exempt: 'exempt',
      overdue: 'overdue',
      'due-soon': 'dueSoon',
      current: 'current',
      'never-started': 'neverStarted',
    } as const;
    counts[name[state]] += 1;
    if (stage === 'never' && state === 'overdue') counts.overdueNever += 1;
    if (stage === 'never' && state === 'due-soon') counts.dueSoonNever += 1;
  }
  return counts;
}

test('a standing is counted for its unit, each unit above and the organisation, by month and day of both dates', () => {
  const counted: Counted = {
    facet: 'person',
    facetId: '',
    stage: 'begun',
    dueOn: '2026-03-31',
    lateOn: '2026-04-14',
    unitPath: '/a/b/',
  };
  const keys = totalKeys(counted);
  expect(keys).toHaveLength(15);
  expect(
    keys.filter((key) => key.unit_id === 'b').map(({ edge, grain, bucket }) => `${edge} ${grain} ${bucket}`),
  ).toEqual(['due all ', 'due month 2026-03', 'due day 2026-03-31', 'late month 2026-04', 'late day 2026-04-14']);
  expect(totalKeys({ ...counted, dueOn: null, lateOn: null, unitPath: '' })).toHaveLength(1);
});

test('what does not change adds nothing, and changes come in the order in which rows are locked', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 8 }), fc.array(person, { maxLength: 8 }), (before, after) => {
      expect(totalChanges(before, before)).toEqual([]);
      const names = totalChanges(before, after).map((row) =>
        [row.facet, row.unit_id, row.edge, row.grain, row.bucket, row.facet_id, row.stage].join('\u0001'),
      );
      expect(names).toEqual([...new Set(names)].toSorted());
    }),
  );
});

eachEngine((engine) => {
  test('on every day the totals say what counting one by one says, whatever changed in between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(person, { maxLength: 12 }), { minLength: 2, maxLength: 4 }),
        day,
        fc.integer({ min: 0, max: 90 }),
        async (moments, on, windowDays) => {
          const db = await engine.database();
          let before: Counted[] = [];
          for (const after of moments) {
            await db.transaction().execute((tx) => changeTotals(tx, before, after));
            before = after;
          }
          for (const facet of ['person', 'role'] as const) {
            const unitIds = ['', 'a', 'b', 'c', 'd'];
            const counts = await countStates(db, { facet, unitIds, on, windowDays });
            const both = await countFacets(db, { facets: ['person', 'role'], unitIds, on, windowDays });
            expect(both.filter((row) => row.facet === facet)).toEqual(expect.arrayContaining(counts));
            expect(both.filter((row) => row.facet === facet)).toHaveLength(counts.length);
            for (const unitId of unitIds) {
              for (const facetId of facet === 'person' ? [''] : ['nurse', 'physician']) {
                const inUnit = (each: Counted) => unitId === '' || each.unitPath.split('/').includes(unitId);
                const people = before.filter((each) => each.facetId === facetId && inUnit(each));
                const found = counts.find((row) => row.unitId === unitId && row.facetId === facetId);
                expect(found ?? { facet, unitId, facetId, ...nobody }).toEqual({
                  facet,
                  unitId,
                  facetId,
                  ...countOneByOne(people, on, windowDays),
                });
              }
            }
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  test('a recount in SQL comes to what was added up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(person, { maxLength: 20 }), async (people) => {
        const db = await engine.database();
        await fillUnits(db);
        for (const [index, { facetId, stage, dueOn, lateOn, unitPath }] of people.entries()) {
          const place = { unit_path: unitPath, sort_name: '', due_on: dueOn, late_on: lateOn };
          const row = {
            person_id: String(index),
            curriculum_id: facetId,
            stage: stage as Stage,
            last_act_at: null,
            ...place,
          };
          await db.insertInto('standings').values(row).execute();
          const module = { person_id: String(index), module_id: 'one', stage: 'open' as const, ...place };
          await db.insertInto('module_standings').values(module).execute();
        }
        const modules = people.map((each) => ({ ...each, facet: 'module' as const, facetId: 'one', stage: 'open' }));
        const expected = totalChanges([], [...people, ...modules]);
        await db.transaction().execute(recountTotals);
        const stored = await db.selectFrom('due_totals').selectAll().execute();
        expect(stored.toSorted(byName)).toEqual(expected.toSorted(byName));
      }),
      { numRuns: 15 },
    );
  });
});

const byName = (a: TotalKey, b: TotalKey) => (nameOf(a) < nameOf(b) ? -1 : 1);

async function fillUnits(db: Kysely<Schema>): Promise<void> {
  for (const path of paths.filter((each) => each !== '')) {
    const [id = '', parent = null] = path.split('/').filter(Boolean).toReversed();
    await db.insertInto('units').values({ id, parent_id: parent, path, name: id, revision: 1 }).execute();
  }
}
