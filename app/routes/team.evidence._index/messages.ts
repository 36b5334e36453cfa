import type { PeriodProblem } from '#app/reporting/evidence/evidence-query.ts';

export const messages = {
  title: 'Evidence pack',
  back: 'Team',
  lede: 'What people were taught, in which version, and how they stood on a day: one ZIP file for an inspector, with a signature that can be checked without this platform.',
  period: 'Which period',
  from: 'From',
  on: 'Up to and including',
  show: 'Show',
  problems: {
    'from-invalid': 'Enter the first day as a date, such as 1 December 2025.',
    'on-invalid': 'Enter the last day as a date, such as 28 November 2026.',
    'on-later': 'The last day must be today or earlier: nothing is recorded of later days.',
    'from-after-on': 'The first day must not be after the last day.',
  } satisfies Record<PeriodProblem, string>,
  pack: 'Your pack',
  scope: 'Scope',
  otherUnit: 'Choose another unit',
  asAt: 'Records as at',
  asAtValue: (day: string) => `the end of ${day}, also where they have changed since`,
  people: 'People employed there that day',
  download: 'Make and download the pack',
  recorded:
    'It is made while it is sent: for thousands of people that takes minutes. That you made it, and the hash of what was signed, is written in the audit trail.',
  inside: 'What is in it',
  files: [
    [
      'report.pdf',
      'to read and print: programme, roles, tools, versions with fingerprints, results, exceptions, limits',
    ],
    ['data/', 'The same as CSV and JSON, person by person, with every certificate as it was signed'],
    ['check.html', 'A page that compares each file with the signed list, on any computer, without a network'],
    ['manifest.json and manifest.sig', 'The list of files with their hashes, and its signature'],
  ],
  law: (day: string) =>
    `Scores, answers and notes are not part of it. Its notes on duties and frameworks were last read on ${day}; a pack is evidence and never says that a law is met.`,
} as const;
