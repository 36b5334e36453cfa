import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  isCalendarDate,
  nextTime,
  startOfDay,
  today,
} from './calendar.ts';

const dates = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-05-31', 0, '2026-05-31'],
  ['2026-11-30', 24, '2028-11-30'],
])('%s and %i months is %s', (date, months, expected) => {
  expect(addMonths(date, months)).toBe(expected);
});

test.each([
  ['Europe/Berlin', '2026-03-02T22:59:59Z', '2026-03-02'],
  ['Europe/Berlin', '2026-03-02T23:00:00Z', '2026-03-03'],
  ['Europe/Berlin', '2026-07-01T21:59:59Z', '2026-07-01'],
  ['Europe/Berlin', '2026-07-01T22:00:00Z', '2026-07-02'],
  ['Pacific/Kiritimati', '2026-01-01T10:00:00Z', '2026-01-02'],
  ['Pacific/Pago_Pago', '2026-01-01T10:59:59Z', '2025-12-31'],
  ['UTC', '2028-02-29T00:00:00Z', '2028-02-29'],
])('in %s at %s it is %s', (zone, instant, expected) => {
  expect(today(zone, new Date(instant))).toBe(expected);
});

test('in every zone it is at most one day before or after the day in UTC', () => {
  const zones = fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe');
  const instants = fc.date({ min: new Date('1980-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(zones, instants, (zone, now) => {
      expect(Math.abs(daysBetween(today('UTC', now), today(zone, now)))).toBeLessThanOrEqual(1);
    }),
  );
});

test('days added are days between, and are taken away again', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
      const moved = addDays(date, days);
      expect(daysBetween(date, moved)).toBe(days);
      expect(addDays(moved, -days)).toBe(date);
    }),
  );
});

test('months added keep the day, or take the last one of the month', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: 0, max: 400 }), (date, months) => {
      const moved = addMonths(date, months);
      expect(isCalendarDate(moved)).toBe(true);
      const day = Number(date.slice(8));
      const isLast = addDays(moved, 1).slice(8) === '01';
      expect(Number(moved.slice(8)) === day || (isLast && Number(moved.slice(8)) < day)).toBe(true);
      const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
      expect(count(moved) - count(date)).toBe(months);
    }),
  );
});

test('dates compare as their text and as their days', () => {
  fc.assert(
    fc.property(dates, dates, (a, b) => {
      expect(Math.sign(compareDates(a, b))).toBe(Math.sign(-daysBetween(a, b)) + 0);
    }),
  );
});

test.each(['2026-02-29', '2026-13-01', '2026-1-1', '26-01-01', '2026-01-01T00:00:00Z', '', ' 2026-01-01'])(
  '%o is no calendar date',
  (text) => {
    expect(isCalendarDate(text)).toBe(false);
    expect(() => addDays(text, 1)).toThrow(RangeError);
  },
);

test.each([
  ['2026-03-02T09:00:00Z', '2026-03-03T04:00:00.000Z'],
  ['2026-03-02T03:59:59Z', '2026-03-02T04:00:00.000Z'],
  ['2026-03-02T04:00:00Z', '2026-03-03T04:00:00.000Z'],
  ['2026-03-28T09:00:00Z', '2026-03-29T03:00:00.000Z'],
  ['2026-10-24T09:00:00Z', '2026-10-25T04:00:00.000Z'],
])('after %s it is five in Berlin at %s', (after, at) => {
  expect(nextTime('Europe/Berlin', new Date(after), '05:00').toISOString()).toBe(at);
});

test('midnight comes too, also in a zone of odd quarters', () => {
  expect(nextTime('Asia/Kathmandu', new Date('2026-03-02T09:00:00Z'), '00:00').toISOString()).toBe(
    '2026-03-02T18:15:00.000Z',
  );
});

test.each([
  ['Europe/Berlin', '2026-03-10', '2026-03-09T23:00:00.000Z'],
  ['Europe/Berlin', '2026-07-10', '2026-07-09T22:00:00.000Z'],
  ['Pacific/Kiritimati', '2026-03-10', '2026-03-09T10:00:00.000Z'],
  ['Pacific/Pago_Pago', '2026-03-10', '2026-03-10T11:00:00.000Z'],
  ['Asia/Kathmandu', '2026-03-10', '2026-03-09T18:15:00.000Z'],
  // The clocks go from midnight to one.
  ['America/Havana', '2026-03-08', '2026-03-08T05:00:00.000Z'],
])('in %s %s begins at %s', (zone, day, at) => {
  expect(startOfDay(zone, day).toISOString()).toBe(at);
});

test('in every zone a day begins with the first quarter of an hour that is not the day before', () => {
  const recent = dates.filter((day) => day >= '2000-01-01' && day < '2100-01-01');
  fc.assert(
    fc.property(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), recent, (zone, day) => {
      const begins = startOfDay(zone, day).getTime();
      expect(today(zone, new Date(begins)) >= day).toBe(true);
      expect(today(zone, new Date(begins - 15 * 60_000)) < day).toBe(true);
    }),
  );
});
