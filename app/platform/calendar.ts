/** A day as `YYYY-MM-DD`; text order is day order. */
export type CalendarDate = string;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const clocks = new Map<string, Intl.DateTimeFormat>();

/** The day it is in a time zone (IANA name) at an instant. */
export function today(zone: string, now: Date): CalendarDate {
  const minute = Math.floor(now.getTime() / MINUTE_MS);
  const last = lastDays.get(zone);
  if (last?.minute === minute) return last.day;
  const day = dayIn(zone, now);
  lastDays.set(zone, { minute, day });
  return day;
}

/** Days begin on whole minutes in every zone, and each request asks: the answer of this minute is kept. */
const lastDays = new Map<string, { minute: number; day: CalendarDate }>();

function dayIn(zone: string, now: Date): CalendarDate {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  const name = `${date} ${days}`;
  const known = sums.get(name);
  if (known !== undefined) return known;
  if (sums.size >= mostSums) sums.clear();
  const sum = fromUtc(toUtc(date) + days * DAY_MS);
  sums.set(name, sum);
  return sum;
}

/** Each row of a list asks, and a list has few dates. */
const sums = new Map<string, CalendarDate>();
const mostSums = 2_000;

/** The same day of a later or earlier month, or that month's last day: 31 January + 1 month = 28 or 29 February. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const at = new Date(toUtc(date));
  const day = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() + months);
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(day, last));
  return fromUtc(at.getTime());
}

/** Negative when `a` is before `b`, 0 on the same day. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: CalendarDate, b: CalendarDate): number {
  return Math.round((toUtc(b) - toUtc(a)) / DAY_MS);
}

/** 1 Monday … 7 Sunday. */
export function weekday(date: CalendarDate): number {
  return ((new Date(toUtc(date)).getUTCDay() + 6) % 7) + 1;
}

/** A day that exists, written as we write it. */
export function isCalendarDate(text: string): boolean {
  return !Number.isNaN(utcOf(text));
}

function toUtc(date: CalendarDate): number {
  const time = utcOf(date);
  if (Number.isNaN(time)) throw new RangeError(`not a calendar date: ${JSON.stringify(date)}`);
  return time;
}

/** NaN for what is no day: JavaScript would take 30 February for 2 March. */
function utcOf(text: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return Number.NaN;
  const time = Date.parse(text);
  return new Date(time).getUTCDate() === Number(text.slice(8)) ? time : Number.NaN;
}

function fromUtc(time: number): CalendarDate {
  return new Date(time).toISOString().slice(0, 10);
}

const QUARTER_MS = 15 * MINUTE_MS;
/** No zone is further ahead of UTC. */
const FARTHEST_EAST_MS = 14 * 60 * MINUTE_MS;
/** From there to the farthest west, twelve hours behind UTC. */
const QUARTERS = 26 * 4;

/** The next instant after `after` at which the clocks of a zone come to a time of day (a quarter of an hour, `05:00`). */
export function nextTime(zone: string, after: Date, time: string): Date {
  let at = new Date(Math.floor(after.getTime() / QUARTER_MS) * QUARTER_MS);
  for (let before = clockTime(zone, at); ; ) {
    at = new Date(at.getTime() + QUARTER_MS);
    const now = clockTime(zone, at);
    const isPast = (clock: string) => clock >= time;
    if (isPast(now) && (!isPast(before) || now < before)) return at;
    before = now;
  }
}

/** The instant at which a day begins in a zone, also where its clocks leave out midnight. */
export function startOfDay(zone: string, date: CalendarDate): Date {
  const quarter = (n: number) => new Date(toUtc(date) - FARTHEST_EAST_MS + n * QUARTER_MS);
  let [before, from] = [-1, QUARTERS];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dayIn(zone, quarter(middle)) < date) before = middle;
    else from = middle;
  }
  return quarter(from);
}

/** The time of day in a zone, `14:03`. */
export function clockTime(zone: string, at: Date): string {
  let format = clocks.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    clocks.set(zone, format);
  }
  return format.format(at);
}
