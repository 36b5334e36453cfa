import { csvRow } from '#app/formats/csv.ts';
import type { Cell } from '#app/formats/sheet.ts';
import type { EvidencePerson } from './evidence.ts';
import { messages } from './messages.ts';

/** A table of the pack: its rows for one person. */
export interface EvidenceTable {
  file: string;
  head: string[];
  rows: (person: EvidencePerson) => Cell[][];
}

export const tables: EvidenceTable[] = [
  {
    file: 'data/people.csv',
    head: ['Person', 'Name', 'Staff number', 'Unit', 'Job roles', 'State', 'Due or valid until', 'Overdue from'],
    rows: ({ person, name, staffNumber, unit, jobRoles, state, dueOn, overdueFrom }) => [
      [person, name, staffNumber, unit, jobRoles.join('; '), messages.states[state], dueOn, overdueFrom],
    ],
  },
  {
    file: 'data/courses.csv',
    head: ['Person', 'Course', 'Title', 'Version', 'Kind', 'State', 'Opens', 'Due', 'Fulfilled', 'Valid until'],
    rows: ({ person, courses }) =>
      courses.map((each) => [
        person,
        each.course,
        each.title,
        each.version,
        each.kind,
        each.state,
        each.opensOn,
        each.dueOn,
        each.fulfilledOn,
        each.expiresOn,
      ]),
  },
  {
    file: 'data/results.csv',
    head: ['Person', 'Module', 'Title', 'Version', 'Fingerprint', 'Track', 'How', 'Minutes', 'Completed'],
    rows: ({ person, results }) =>
      results.map((each) => [
        person,
        each.module,
        each.title,
        each.version,
        each.fingerprint,
        each.track,
        each.how,
        each.minutes,
        each.on,
      ]),
  },
  {
    file: 'data/certificates.csv',
    head: ['Person', 'Number', 'Course', 'Issued', 'Valid until', 'State'],
    rows: ({ person, certificates }) =>
      certificates.map((each) => [person, each.serial, each.course, each.issuedOn, each.expiresOn, each.state]),
  },
  {
    file: 'data/exceptions.csv',
    head: ['Person', 'Day', 'Decision', 'Course or module', 'Reason', 'Until', 'Decided by'],
    rows: ({ person, exceptions }) =>
      exceptions.map(({ on, what, about, why, until, by }) => [
        person,
        on,
        messages.exceptions[what],
        about,
        why,
        until,
        by,
      ]),
  },
];

export const rowsText = (rows: Cell[][]): string => rows.map((row) => csvRow(row)).join('');

/** A person as `people.json` holds them: what was signed stands in `certificates.json`. */
export function personJson({ certificates, ...person }: EvidencePerson): string {
  const named = certificates.map(({ serial, course, issuedOn, expiresOn, state }) => ({
    serial,
    course,
    issuedOn,
    expiresOn,
    state,
  }));
  return JSON.stringify({ ...person, certificates: named });
}

/** The certificates of a person, each with the text under its signature. */
export const certificatesJson = ({ person, certificates }: EvidencePerson): string[] =>
  certificates.map(({ serial, state, snapshot, signature, kid, holder }) =>
    JSON.stringify({ serial, person, state, signed: snapshot, signature, kid, ...(holder && { holder }) }),
  );
