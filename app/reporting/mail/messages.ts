import type { StateCounts } from '#app/assignments/count-states.server.ts';
import { daysBetween } from '#app/platform/calendar.ts';
import { longDate } from '#app/ui/dates.ts';
import type { DueCourse } from '../list-due-courses.server.ts';
import { number } from '../people-words.ts';

/** When a course is due, told on a day: "is due tomorrow". */
export function dueWords(on: string, dueOn: string): string {
  const days = daysBetween(on, dueOn);
  if (days === 0) return 'is due today';
  if (days === 1) return 'is due tomorrow';
  if (days < 0) return `was due on ${longDate(dueOn)}`;
  return `is due by ${longDate(dueOn)}, in ${days} days`;
}

const people = (n: number) => (n === 1 ? '1 person' : `${number(n)} people`);
const have = (n: number) => (n === 1 ? 'has' : 'have');

export const messages = {
  hello: (name: string) => `Hello ${name},`,
  own: {
    subject: (on: string, courses: DueCourse[]) => {
      const [first] = courses;
      if (!first) return '';
      const words = `“${first.title}” ${dueWords(on, first.dueOn)}`;
      return courses.length === 1 ? words : `${courses.length} courses: ${words}`;
    },
    lead: (n: number) => (n === 1 ? 'One course waits for you:' : `${n} courses wait for you, the first date first:`),
    course: (on: string, { title, dueOn }: DueCourse) => `“${title}” ${dueWords(on, dueOn)}`,
    kind: 'A lesson takes about six minutes. You can stop in the middle of a sentence and go on there later, at any computer or on your phone.',
    late: 'If you need more time or cannot get to it, talk to your manager. That is no trouble.',
    link: 'Go on with your learning',
    calendar: 'The date is attached for your calendar.',
    heading: 'Your own courses',
    fileName: 'due.ics',
  },
  team: {
    subject: ({ overdue, dueSoon }: StateCounts) =>
      `Your team: ${overdue > 0 ? `${number(overdue)} overdue, ` : ''}${number(dueSoon)} due soon`,
    lead: 'This is how the people in your units stand today:',
    unit: (name: string, { all, overdue, overdueNever, dueSoon, neverStarted, current, exempt, none }: StateCounts) => {
      const never = overdueNever > 0 ? ` (of these ${number(overdueNever)} never started)` : '';
      const rest = `${number(dueSoon)} due soon, ${number(neverStarted)} not started yet, ${number(current)} current`;
      const others = `${exempt > 0 ? `, ${number(exempt)} exempt` : ''}${none > 0 ? `, ${number(none)} with nothing assigned` : ''}`;
      return `${name}: ${people(all)}; ${number(overdue)} overdue${never}, ${rest}${others}`;
    },
    everywhere: 'The whole organisation',
    names: 'Overdue longest, for whom a friendly word may help:',
    name: (name: string, unit: string, since: string) =>
      `${name}${unit === '' ? '' : `, ${unit}`}: overdue since ${longDate(since)}`,
    more: (n: number) => `and ${number(n)} more`,
    moreUnits: (n: number) => (n === 1 ? 'and 1 more unit' : `and ${number(n)} more units`),
    link: 'See your team',
    heading: 'Your team',
  },
  organisation: {
    subject: (n: number) => `${people(n)} ${have(n)} been overdue for three weeks`,
    lead: (n: number) => `${people(n)} ${have(n)} been overdue for three weeks or longer:`,
    unit: (name: string, n: number) => `${name}: ${number(n)}`,
    outside: (n: number) => `In none of these: ${number(n)}`,
    kind: 'A word with their managers may help, or more time. Names are on the pages of those who manage these units.',
    link: 'Open Acumen',
    heading: 'Overdue for three weeks or longer',
  },
  signInCode: {
    subject: (organisation: string) => `Set your password for Acumen at ${organisation}`,
    lead: (organisation: string, lastDay: string) =>
      `Somebody who looks after sign-ins at ${organisation} has made this for you. Open the page by ${lastDay} and choose a password; it works once.`,
    link: 'Choose a password',
    typed: (code: string) => `If you are asked for a code, it is ${code}.`,
    notYou:
      'If you did not expect this, tell them. Nothing changes until a password is chosen here, so do not pass this message on.',
  },
  footer: {
    signInCode: (organisation: string) =>
      `Acumen at ${organisation} sends this because a code was made for you. Nobody reads answers to this address.`,
    learner: (organisation: string) =>
      `Acumen at ${organisation} sends this because you were asked to learn something by a date, at most once a week and on the last two days. Nobody reads answers to this address.`,
    others: (organisation: string) =>
      `Acumen at ${organisation} sends this because you look after people there, at most once a week. Nobody reads answers to this address.`,
  },
} as const;
