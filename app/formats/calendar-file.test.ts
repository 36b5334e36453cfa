import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarFile } from './calendar-file.ts';

const now = new Date('2026-03-02T09:05:07.123Z');
const event = {
  uid: 'cycle-1@learn.example.org',
  on: '2026-03-22',
  title: 'Due: AI, for nurses; part 1',
  description: 'Go on where you stopped.\nC:\\ward',
  url: 'https://learn.example.org/learn',
};

/** As a calendar program reads it: unfolded lines, unescaped values. */
function read(file: string): [name: string, value: string][] {
  return file
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => {
      const cut = line.indexOf(':');
      const value = line.slice(cut + 1).replaceAll(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
      return [line.slice(0, cut), value];
    });
}

test('a whole day with a stable id', () => {
  expect(read(calendarFile([event], now))).toEqual([
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//Acumen//Due dates//EN'],
    ['CALSCALE', 'GREGORIAN'],
    ['BEGIN', 'VEVENT'],
    ['UID', 'cycle-1@learn.example.org'],
    ['DTSTAMP', '20260302T090507Z'],
    ['DTSTART;VALUE=DATE', '20260322'],
    ['SUMMARY', event.title],
    ['DESCRIPTION', event.description],
    ['URL', 'https://learn.example.org/learn'],
    ['TRANSP', 'TRANSPARENT'],
    ['END', 'VEVENT'],
    ['END', 'VCALENDAR'],
  ]);
});

test('whatever a title holds, lines keep their length, characters stay whole and no property is added', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string({ unit: 'binary' }),
      (title, description) => {
        const file = calendarFile([{ ...event, title, description }], now);
        expect(file).not.toContain('\ufffd');
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const found = read(file);
        expect(found).toHaveLength(14);
        if (!/\p{Cc}/u.test(title)) expect(found[8]).toEqual(['SUMMARY', title.replaceAll(/[\u2028\u2029]/g, '\n')]);
      },
    ),
  );
});
