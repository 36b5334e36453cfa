import { codeColumn } from '#app/interop/profile.ts';
import { registerColumns } from '#app/reporting/people-columns.ts';

/** Every column that an export can have, in the order in which it is offered. */
export const columnTitles: Record<string, string> = {
  ...Object.fromEntries(Object.entries(registerColumns).map(([name, { title }]) => [name, title])),
  [codeColumn]: 'Course code',
};

export const messages = {
  team: 'Team',
  exports: 'Saved exports',
  download: 'Download',
  downloadText: 'The file holds what you may see at this moment.',
  all: 'Download the whole list',
  changes: 'Download only what changed',
  changesText:
    'Or only what changed since the run that was last accepted. Before there is one, everybody is new. A last column says what changed; the last rows are whoever is no longer on the list.',
  reload: 'Show the newest run',
  runs: 'Runs',
  runsText: 'Accept a run when the other program has taken it in. Changes count from there.',
  noRuns: 'Nothing was downloaded yet.',
  caption: 'The last runs',
  at: 'When',
  what: 'File',
  rows: 'Rows on the list',
  state: 'State',
  run: (date: string, time: string) => `${date}, ${time}`,
  whole: 'Whole list',
  changed: 'Changes',
  states: { open: 'Not accepted', accepted: 'Accepted', broken: 'Not read to its end' },
  accept: (when: string) => `Accept the run of ${when}`,
  settings: 'What is in the file',
  name: 'Name',
  format: 'File',
  formats: { csv: 'CSV', xlsx: 'Excel workbook (XLSX)' },
  dateFormat: 'Dates',
  dateFormats: { 'yyyy-mm-dd': '2026-12-31', 'dd/mm/yyyy': '31/12/2026', 'mm/dd/yyyy': '12/31/2026' },
  byCourse: 'Rows',
  byCourses: [
    { value: '0', text: 'One for each person' },
    { value: '1', text: 'One for each person and course' },
  ] as { value: string; text: string }[],
  columns: 'Columns, in their order',
  column: (n: number) => `Column ${n}`,
  noColumn: 'None',
  codes: 'Your codes for courses',
  codesText: 'They stand in the column “Course code” of rows that are about one course.',
  save: 'Save',
  remove: 'Remove this export',
  removeText: 'Files that were downloaded stay where they are.',
  removeButton: 'Remove the export',
  done: {
    add: 'The export was saved. Choose its columns below.',
    save: 'The export was saved',
    accept: 'The run was accepted',
  },
} as const;
