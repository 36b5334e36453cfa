import type { Cell, Column } from '#app/formats/sheet.ts';
import type { PeopleRowView } from './people-view.ts';
import { rowState } from './people-words.ts';

export interface PeopleColumn extends Column {
  cell: (person: PeopleRowView) => Cell;
}

/** What a file says of a person: what the row of the screen shows, with the kind of each date in a column of its own. */
export const peopleColumns = {
  name: { title: 'Name', kind: 'text', width: 30, cell: ({ name }) => name },
  staffNumber: { title: 'Staff number', kind: 'text', width: 16, cell: ({ staffNumber }) => staffNumber },
  unit: { title: 'Unit', kind: 'text', width: 24, cell: ({ unit }) => unit },
  jobRole: { title: 'Job role', kind: 'text', width: 24, cell: ({ jobRole }) => jobRole },
  state: { title: 'State', kind: 'text', width: 18, cell: ({ state }) => rowState[state].word },
  dueBy: { title: 'Due by', kind: 'date', width: 13, cell: ({ dueOn, isExpiry }) => (isExpiry ? null : dueOn) },
  validUntil: {
    title: 'Valid until',
    kind: 'date',
    width: 13,
    cell: ({ dueOn, isExpiry }) => (isExpiry ? dueOn : null),
  },
  overdueFrom: { title: 'Overdue from', kind: 'date', width: 13, cell: ({ overdueFrom }) => overdueFrom },
  needsTalk: { title: 'Needs a talk', kind: 'text', width: 13, cell: ({ needsTalk }) => (needsTalk ? 'yes' : 'no') },
} as const satisfies Record<string, PeopleColumn>;

/** What a register for other programs can say besides. */
export const registerColumns = {
  ...peopleColumns,
  course: { title: 'Course', kind: 'text', width: 30 },
} as const satisfies Record<string, Column>;
