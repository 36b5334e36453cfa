import { sameYear } from '#app/reporting/course-words.ts';
import type { PersonModule, PersonStanding } from '#app/reporting/team-view.ts';
import { longDate } from '#app/ui/dates.ts';
import type { TagState } from '#app/ui/tag.tsx';

export const messages = {
  back: 'Your team',
  noUnit: 'In no unit',
  noRole: 'Without a job role',
  today: 'Today',
  needsTalk: 'Needs a talk',
  talk: (modules: string[]) => `A talk is needed about ${modules.map((title) => `“${title}”`).join(' and ')}.`,
  version: (track: 'foundation' | 'full', version: number) =>
    `${track === 'full' ? 'Full track' : 'Foundation track'}, version ${version}`,
  certificates: 'Certificates',
  noCertificates: 'None yet.',
  timeline: 'Timeline',
  noTimeline: 'Nothing yet.',
  decided: (by: string | null, forWhom: string | null) =>
    by === null ? null : forWhom === null ? `Decided by ${by}` : `Decided by ${by} for ${forWhom}`,
  voided: 'Does not count any more',
  correct: 'Correct',
  correctText:
    'The entry stays to be seen and does not count any more. What it had brought about by now, such as a certificate, stays.',
  correctButton: 'Take this entry back',
  earlier: 'What was earlier',
  newest: 'The newest',
  timelinePages: 'Pages of the timeline',
  talkTitle: (module: string) => `Give another attempt at “${module}”`,
  talkText:
    'All attempts are used. Talk the hard questions through first: it is the talk that helps. What was answered stays with the learner.',
  why: 'What happened',
  reasons: {
    'talked-through': 'We talked it through',
    'technical-fault': 'Something technical went wrong',
    other: 'Another reason',
  },
  reopen: 'Give one more attempt',
  given: (module: string) => `One more attempt at “${module}” is open`,
  givenText: 'It can be started from now on. The reason that you chose is in the record.',
  actions: {
    title: 'What you can do',
    course: 'Course',
    module: 'Module',
    why: 'Why',
    dueBy: 'Due by',
    courseDue: (title: string, date: string) => `${title}, due by ${date}`,
    moduleOf: (module: string, course: string) => `${module} (${course})`,
    remind: 'Send a reminder now',
    noReminder: {
      told: (on: string) =>
        `The last message to this person was written on ${on}. There is one in seven days at most, so no reminder can be sent yet.`,
      left: () => 'No reminder can be sent: this person does not work here any more.',
      away: () => 'No reminder can be sent while this person is away.',
      'no-address': () => 'No reminder can be sent: there is no e-mail address. Tell the person yourself.',
      'nothing-due': () => 'Nothing is due within 30 days, so there is nothing to remind of.',
    },
    assign: {
      summary: 'Give a course',
      text: 'A course that no rule gives. It counts as overdue 14 days after its date.',
      button: 'Give this course',
    },
    due: {
      summary: 'Set another due date',
      text: 'The days after which it counts as overdue stay as they are.',
      day: 'New due date',
      button: 'Set this date',
    },
    waive: {
      summary: 'Exempt from a course until a day',
      text: 'Nothing is asked until then, and no reminders are sent. From the day after, the course is overdue if it is not finished. The day is the due date or a later one.',
      day: 'Until',
      button: 'Exempt until this day',
    },
    endWaiver: {
      summary: 'End an exemption',
      text: 'The date from before counts again. If it is past, the course is overdue at once.',
      button: 'End this exemption',
    },
    prior: {
      summary: 'Accept what was learnt elsewhere',
      text: 'The module then counts as passed for this course, and the certificate says that it was accepted.',
      button: 'Accept it',
    },
    evidenceKind: 'What the evidence is',
    evidence: 'What you have seen',
    evidenceHint:
      'Say which document, from whom and of which day. It is kept with the record; write nothing about health.',
    cancel: {
      summary: 'Take back a course that was given by mistake',
      text: 'What was learnt stays in the record. No rule gives this person the course again.',
      button: 'Take this course back',
    },
  },
  done: {
    assign: 'The course has been given',
    due: 'The new date counts from now on',
    waive: 'The exemption counts from now on',
    'end-waiver': 'The exemption has ended',
    prior: 'What was learnt elsewhere is accepted',
    cancel: 'The course has been taken back',
    void: 'The entry does not count any more',
    remind: 'A reminder is on its way',
  },
} as const;

export const moduleState: Record<PersonModule['state'], { state: TagState; word: string }> = {
  done: { state: 'done', word: 'Passed' },
  begun: { state: 'begun', word: 'Begun' },
  open: { state: 'open', word: 'Not started' },
  'needs-talk': { state: 'info', word: 'Needs a talk' },
};

/** Why somebody stands as they do, by the course that decides it. */
export function standingWords({ state, title, dueOn, overdueFrom, isExpiry }: PersonStanding): string {
  const course = `“${title}”`;
  if (dueOn === null) return state === 'nothing-assigned' ? 'No course has been given to this person.' : '';
  const date = longDate(dueOn);
  switch (state) {
    case 'overdue':
      return isExpiry
        ? `${course} was valid until ${date} and has not been renewed.`
        : `${course} was due by ${date} and is not finished.`;
    case 'date-passed':
      return overdueFrom === null
        ? `${course} was due by ${date}.`
        : `${course} was due by ${sameYear(dueOn, overdueFrom)} and counts as overdue from ${longDate(overdueFrom)}.`;
    case 'never-started':
      return `${course} is due by ${date}. Nothing of it has been begun.`;
    case 'exempt':
      return `Nothing is asked before ${date}, when ${course} is due.`;
    default:
      return isExpiry ? `${course} is valid until ${date}.` : `${course} is due by ${date}.`;
  }
}
