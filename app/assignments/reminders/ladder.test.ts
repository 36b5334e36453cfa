import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type CalendarDate, daysBetween } from '#app/platform/calendar.ts';
import { type OwnRung, type PlannedMessage, planMessage } from './plan-message.ts';
import { isLearnerRung, isUrgent, type RemindedCycle, rungsDue } from './rungs.ts';

const none = new Set<string>();
const cycle: RemindedCycle = {
  opensOn: '2026-01-01',
  dueOn: '2026-04-01',
  lateOn: '2026-04-15',
  waivedUntil: null,
};

test.each([
  ['2026-03-01', []],
  ['2026-03-02', ['d30']],
  ['2026-03-24', ['d30']],
  ['2026-03-25', ['d7']],
  ['2026-03-30', ['d7']],
  ['2026-03-31', ['d1']],
  ['2026-04-01', ['d0']],
  ['2026-04-07', ['d0']],
  ['2026-04-08', ['late1']],
  ['2026-04-15', ['late2']],
  ['2026-04-21', ['late2']],
  ['2026-04-22', ['late3', 'manager']],
  ['2026-05-05', ['late4', 'manager']],
  ['2026-05-06', ['late5', 'manager', 'administrator']],
])('on %s the cycle stands on %j', (day, rungs) => expect(rungsDue(day, cycle, none)).toEqual(rungs));

test('nothing is due before it opens or while it is waived, and nothing twice', () => {
  expect(rungsDue('2026-03-30', { ...cycle, opensOn: '2026-03-31' }, none)).toEqual([]);
  const waived = { ...cycle, dueOn: '2026-06-01', lateOn: '2026-06-01', waivedUntil: '2026-06-01' };
  expect(rungsDue('2026-06-01', waived, none)).toEqual([]);
  expect(rungsDue('2026-06-02', waived, none)).toEqual(['d0']);
  expect(rungsDue('2026-05-06', cycle, new Set(['late5', 'manager']))).toEqual(['administrator']);
});

const date = fc.integer({ min: 0, max: 150 }).map((days) => addDays('2026-01-01', days));
const anyCycle: fc.Arbitrary<RemindedCycle> = fc
  .record({ opensOn: date, days: fc.integer({ min: 0, max: 60 }), grace: fc.integer({ min: 0, max: 20 }) })
  .chain(({ opensOn, days, grace }) => {
    const dueOn = addDays(opensOn, days);
    const waivedUntil = fc.option(fc.constant(dueOn), { nil: null, freq: 5 });
    return waivedUntil.map((until) => ({ opensOn, dueOn, lateOn: addDays(dueOn, grace), waivedUntil: until }));
  });

interface Told extends PlannedMessage {
  on: CalendarDate;
}

/** Lives through 250 days with several courses, some of them with the person away, as the nightly job does. */
function live(cycles: RemindedCycle[], away: ReadonlySet<number>, digests: ReadonlySet<number>): Told[] {
  const given = cycles.map(() => new Set<string>());
  const told: Told[] = [];
  let week: CalendarDate | null = null;
  for (let day = 0; day < 250; day += 1) {
    if (away.has(day)) continue;
    const on = addDays('2026-01-01', day);
    const own = cycles.flatMap((each, index): OwnRung[] => {
      const known = given[index] ?? none;
      const base = { cycle: String(index), first: known.size === 0, urgent: isUrgent(on, each.dueOn) };
      return rungsDue(on, each, known)
        .filter(isLearnerRung)
        .map((rung) => ({ ...base, rung }));
    });
    const message = planMessage(on, { own, team: digests.has(day), organisation: false }, week);
    if (!message) continue;
    for (const { cycle: index, rung } of message.own) given[Number(index)]?.add(rung);
    week = message.weekOn ?? week;
    told.push({ ...message, on });
  }
  return told;
}

const days = fc.uniqueArray(fc.integer({ min: 0, max: 249 })).map((each) => new Set(each));

test('in any life no week has two messages that count, and every other one is of the day before or the day', () => {
  fc.assert(
    fc.property(fc.array(anyCycle, { maxLength: 5 }), days, days, (cycles, away, digests) => {
      const told = live(cycles, away, digests);
      const counted = told.filter((each) => each.weekOn !== null).map((each) => each.on);
      for (const [index, on] of counted.slice(1).entries()) {
        expect(daysBetween(counted[index] ?? '', on)).toBeGreaterThanOrEqual(7);
      }
      for (const each of told.filter((one) => one.weekOn === null)) {
        expect(each.own.some((own) => isUrgent(each.on, cycles[Number(own.cycle)]?.dueOn ?? ''))).toBe(true);
        expect(each.team).toBe(false);
      }
    }),
  );
});

test('in any life each rung comes once, in its days, and never while the person is away or the course not open', () => {
  fc.assert(
    fc.property(fc.array(anyCycle, { maxLength: 4 }), days, (cycles, away) => {
      const told = live(cycles, away, new Set());
      const rungs = told.flatMap(({ on, own }) => own.map((each) => ({ on, ...each })));
      expect(new Set(rungs.map(({ cycle: id, rung }) => `${id} ${rung}`)).size).toBe(rungs.length);
      expect(new Set(rungs.filter((each) => each.first).map((each) => each.cycle)).size).toBe(
        rungs.filter((each) => each.first).length,
      );
      for (const { on, cycle: id } of rungs) {
        const of = cycles[Number(id)] ?? cycle;
        expect(on >= of.opensOn && on >= addDays(of.dueOn, -30)).toBe(true);
        expect(of.waivedUntil !== null && on <= of.waivedUntil).toBe(false);
        expect(away.has(daysBetween('2026-01-01', on))).toBe(false);
      }
    }),
  );
});

test('nobody who is there is left without a word on the day before and on the day', () => {
  fc.assert(
    fc.property(fc.array(anyCycle, { minLength: 1, maxLength: 4 }), days, (cycles, digests) => {
      const told = live(cycles, new Set(), digests);
      for (const [index, { dueOn, opensOn, waivedUntil }] of cycles.entries()) {
        if (waivedUntil !== null) continue;
        const on = (day: CalendarDate) =>
          told.some((each) => each.on === day && each.own.some((own) => own.cycle === String(index)));
        expect(on(dueOn)).toBe(true);
        if (addDays(dueOn, -1) >= opensOn && addDays(dueOn, -1) >= '2026-01-01')
          expect(on(addDays(dueOn, -1))).toBe(true);
      }
    }),
  );
});
