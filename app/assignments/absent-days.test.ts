import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#app/platform/calendar.ts';
import { dueAfterAbsence, type Stretch } from './absent-days.ts';

const cycle = { opensOn: '2026-03-10', dueOn: '2026-03-31' };
const away = (fromOn: string, untilOn: string, counted: Stretch[] = []) =>
  dueAfterAbsence(cycle, { fromOn, untilOn }, counted);

test.each([
  ['within the time for the course', '2026-03-12', '2026-03-17', '2026-04-05'],
  ['before the course opened: the days since then alone', '2026-03-01', '2026-03-12', '2026-04-02'],
  ['beyond the due date: as many days are left as there were', '2026-03-30', '2026-05-01', '2026-05-02'],
  ['on the due date itself', '2026-03-31', '2026-04-01', '2026-04-01'],
  ['after the due date: nothing', '2026-04-01', '2026-05-01', '2026-03-31'],
  ['over before the course opened: nothing', '2026-03-01', '2026-03-10', '2026-03-31'],
  ['that never was: nothing', '2026-03-12', '2026-03-12', '2026-03-31'],
])('an absence %s', (_, fromOn, untilOn, dueOn) => {
  expect(away(fromOn, untilOn)).toBe(dueOn);
});

const day = fc.nat(90).map((days) => addDays('2026-03-01', days));
const stretch = fc
  .tuple(day, fc.nat(30))
  .map(([fromOn, days]): Stretch => ({ fromOn, untilOn: addDays(fromOn, days) }));

test('day by day it is the same, days that were counted move nothing, and no date comes earlier', () => {
  const isIn = (on: string, { fromOn, untilOn }: Stretch) => fromOn <= on && on < untilOn;
  fc.assert(
    fc.property(stretch, fc.array(stretch, { maxLength: 4 }), day, fc.nat(60), (absence, counted, opensOn, days) => {
      const dueOn = addDays(opensOn, days);
      let expected = dueOn;
      for (let on = absence.fromOn; on < absence.untilOn; on = addDays(on, 1)) {
        const counts = on >= opensOn && on <= expected && !counted.some((each) => isIn(on, each));
        if (counts) expected = addDays(expected, 1);
      }
      const moved = dueAfterAbsence({ opensOn, dueOn }, absence, counted);
      expect(moved).toBe(expected);
      expect(moved >= dueOn).toBe(true);
      expect(dueAfterAbsence({ opensOn, dueOn: moved }, absence, [...counted, absence])).toBe(moved);
    }),
    { numRuns: 300 },
  );
});
