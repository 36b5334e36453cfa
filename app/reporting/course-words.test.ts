import { expect, test } from 'vitest';
import { datedState } from './course-state.ts';
import { dateWords } from './course-words.ts';

const dates = { dueOn: '2026-11-13', lateOn: '2026-11-27' };
const words = (...[today, state, isExpiry = false]: [string, Parameters<typeof datedState>[1], boolean?]) =>
  dateWords(datedState(today, state, dates, isExpiry))?.replaceAll('\u00a0', ' ');

test('a date is said as what it is on the day', () => {
  expect(words('2026-11-13', 'due-soon')).toBe('Due by 13 November 2026');
  expect(words('2026-11-14', 'due-soon')).toBe('Was due 13 November, overdue from 28 November 2026');
  expect(words('2026-11-28', 'overdue')).toBe('Was due 13 November 2026');
  expect(words('2026-11-01', 'current', true)).toBe('Valid until 13 November 2026');
  expect(words('2026-11-28', 'overdue', true)).toBe('Was valid until 13 November 2026');
  expect(dateWords(datedState('2026-11-01', 'nothing-assigned', { dueOn: null, lateOn: null }, false))).toBeNull();
});

test('the year stands at both dates where they differ in it', () => {
  const over = datedState('2026-12-30', 'due-soon', { dueOn: '2026-12-29', lateOn: '2027-01-12' }, false);
  expect(over.state).toBe('date-passed');
  expect(dateWords(over)?.replaceAll('\u00a0', ' ')).toBe('Was due 29 December 2026, overdue from 13 January 2027');
});
