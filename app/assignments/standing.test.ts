import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { addDays } from '#app/platform/calendar.ts';
import { HistoryMaker } from '#tests/factories/record-facts.ts';
import { eachEngine } from '#tests/setup/database.ts';
import type { CycleState } from './cycle.ts';
import { type Cycles, foldCycles } from './fold-cycles.ts';
import { type Standing, type StandingState, standingsOf, stateOn } from './standing.ts';
import { stateSql } from './state-sql.server.ts';

function cycle(change: Partial<CycleState> = {}): CycleState {
  const history = new HistoryMaker();
  const [opened] = foldCycles([], history.open('cycle'));
  return { ...(opened as CycleState), ...change };
}
const fulfilled = (change: Partial<CycleState> = {}) =>
  cycle({ state: 'fulfilled', fulfilledOn: '2026-03-20', expiresOn: '2028-03-20', begunSeq: 2, ...change });
const standing = (...cycles: CycleState[]) => standingsOf(cycles).find((each) => each.curriculum === 'nurse');

describe('a standing', () => {
  test('tells the stage and the dates of the open cycles, else the expiry of what is held', () => {
    expect(standing(cycle())).toMatchObject({ stage: 'never', dueOn: '2026-04-01', lateOn: '2026-04-15' });
    expect(standing(cycle({ begunSeq: 3 }))).toMatchObject({ stage: 'begun' });
    expect(standing(fulfilled())).toMatchObject({ stage: 'holding', dueOn: '2028-03-20', lateOn: '2028-03-20' });
    expect(standing(cycle({ state: 'cancelled' }))).toBeUndefined();
  });

  test('holds on while a renewal or a delta is open, with their dates', () => {
    const renewal = cycle({ kind: 'renewal', number: 2, dueOn: '2028-03-20', lateOn: '2028-04-03' });
    const delta = cycle({ kind: 'delta', number: 3, dueOn: '2027-01-01', lateOn: '2027-01-01' });
    expect(standing(fulfilled(), renewal, delta)).toEqual({
      curriculum: 'nurse',
      stage: 'holding',
      dueOn: '2027-01-01',
      lateOn: '2027-01-01',
    });
  });

  test('of two fulfilled cycles the later one counts', () => {
    const later = fulfilled({ number: 2, fulfilledOn: '2028-02-01', expiresOn: '2030-02-01' });
    expect(standing(later, fulfilled())).toMatchObject({ dueOn: '2030-02-01' });
  });

  test('is waived only if every open cycle is', () => {
    const waiver = { until: '2026-09-01', dueBefore: '2026-04-01' };
    const waived = cycle({ waiver, dueOn: '2026-09-01', lateOn: '2026-09-01' });
    expect(standing(waived)).toMatchObject({ stage: 'waived', lateOn: '2026-09-01' });
    expect(standing(waived, cycle({ number: 2 }))).toMatchObject({ stage: 'never', dueOn: '2026-04-01' });
  });

  test('of the whole person has the least dates and the worst stage', () => {
    const other = fulfilled({ curriculum: 'everyone', expiresOn: '2027-03-20' });
    expect(standingsOf([cycle({ begunSeq: 3 }), other])[0]).toEqual({
      curriculum: '',
      stage: 'begun',
      dueOn: '2026-04-01',
      lateOn: '2026-04-15',
    });
    expect(standingsOf([])).toEqual([{ curriculum: '', stage: 'none', dueOn: null, lateOn: null }]);
  });
});

test('a state on a day: the first match wins, and a date’s day still counts', () => {
  const due = { stage: 'begun' as const, dueOn: '2026-04-01', lateOn: '2026-04-15' };
  const cases: [string, Partial<Standing>, StandingState][] = [
    ['2026-03-01', {}, 'current'],
    ['2026-03-01', { stage: 'never' }, 'never-started'],
    ['2026-03-02', {}, 'due-soon'],
    ['2026-03-02', { stage: 'never' }, 'due-soon'],
    ['2026-04-15', {}, 'due-soon'],
    ['2026-04-16', {}, 'overdue'],
    ['2026-04-16', { stage: 'never' }, 'overdue'],
    ['2026-04-15', { stage: 'waived' }, 'exempt'],
    ['2026-04-16', { stage: 'waived' }, 'overdue'],
    ['2030-01-01', { stage: 'none', dueOn: null, lateOn: null }, 'current'],
  ];
  for (const [today, change, state] of cases) expect(stateOn(today, { ...due, ...change }, 30), today).toBe(state);
});

const date = fc.integer({ min: -60, max: 60 }).map((days) => addDays('2026-03-02', days));
const anyStanding: fc.Arbitrary<Standing> = fc.record({
  curriculum: fc.constant('nurse'),
  stage: fc.constantFrom('never', 'begun', 'holding', 'none', 'waived'),
  dueOn: fc.option(date),
  lateOn: fc.option(date),
});

test('the whole person is in the worst state of the curricula on every day', () => {
  const order: StandingState[] = ['overdue', 'due-soon', 'never-started', 'current'];
  const anyCycle = fc
    .record({
      curriculum: fc.constantFrom('a', 'b', 'c'),
      due: date,
      grace: fc.nat(20),
      begun: fc.boolean(),
      held: fc.boolean(),
    })
    .map(({ curriculum, due, grace, begun, held }) => {
      const open = cycle({ curriculum, dueOn: due, lateOn: addDays(due, grace), begunSeq: begun ? 2 : null });
      return held ? fulfilled({ curriculum, expiresOn: due }) : open;
    });
  fc.assert(
    fc.property(
      fc.array(anyCycle, { minLength: 1, maxLength: 5 }),
      date,
      fc.nat(40),
      (cycles: Cycles, today, window) => {
        const [whole, ...each] = standingsOf(cycles);
        const states = each.map((one) => stateOn(today, one, window));
        const worst = order.find((state) => states.includes(state));
        expect(whole && stateOn(today, whole, window)).toBe(worst);
      },
    ),
  );
});

eachEngine((engine) => {
  test('SQL says the same state as the pure rule', async () => {
    const db = await engine.database();
    const samples = fc.sample(fc.record({ standing: anyStanding, today: date, window: fc.nat(40) }), 400);
    await db
      .insertInto('standings')
      .values(
        samples.map(({ standing: { stage, dueOn, lateOn } }, index) => ({
          person_id: `p${index}`,
          curriculum_id: '',
          stage,
          due_on: dueOn,
          late_on: lateOn,
          unit_path: '',
          sort_name: '',
          last_act_at: null,
        })),
      )
      .execute();
    for (const [index, { standing, today, window }] of samples.entries()) {
      const row = await db
        .selectFrom('standings as s')
        .select(stateSql(today, window, 's').as('state'))
        .where('person_id', '=', `p${index}`)
        .executeTakeFirstOrThrow();
      expect(row.state, JSON.stringify({ standing, today, window })).toBe(stateOn(today, standing, window));
    }
    const { rows } = await sql<{ n: number }>`select count(*) as n from standings`.execute(db);
    expect(rows[0]?.n).toBe(400);
  });
});
