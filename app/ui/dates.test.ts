import { expect, test } from 'vitest';
import { dayAndMonth, longDate } from './dates.ts';

test('a date in words holds no space at which a line may break', () => {
  expect(longDate('2028-07-27')).toBe('27\u00a0July\u00a02028');
  expect(longDate('2026-01-02T09:00:00Z')).toBe('2\u00a0January\u00a02026');
  expect(dayAndMonth('2026-11-13')).toBe('13\u00a0November');
});
