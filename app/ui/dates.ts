const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Keeps the parts of a date on one line. */
const space = '\u00a0';

/** A calendar date `2026-11-23` as "23 November 2026", the same on every machine; it never breaks over two lines. */
export function longDate(date: string): string {
  return `${dayAndMonth(date)}${space}${date.slice(0, 4)}`;
}

/** `2026-11-23` as "23 November", for where the year stands beside it. */
export function dayAndMonth(date: string): string {
  const [, month, day] = date.slice(0, 10).split('-').map(Number);
  return `${day}${space}${months[(month ?? 1) - 1]}`;
}
