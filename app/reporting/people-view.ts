import type { Capability } from '#app/identity/grants.ts';
import type { Drawn } from './drawn-only.ts';
import type { DatedState } from './learner-view.ts';
import type { PeopleFilter } from './people-filter.ts';

/** One person in a list: state and dates of what the list is about, never scores or answers. */
export interface PeopleRowView {
  id: string;
  name: string;
  staffNumber: string | null;
  unit: string | null;
  jobRole: string | null;
  /** `done` and `to-do` are a module's alone. */
  state: DatedState['state'] | 'done' | 'to-do';
  dueOn: string | null;
  overdueFrom: string | null;
  isExpiry: boolean;
  needsTalk: boolean;
}

export interface PeoplePage {
  filter: PeopleFilter;
  on: string;
  today: string;
  unit: { id: string; name: string } | null;
  isTop: boolean;
  above: { id: string; name: string }[];
  /** What the list is about, where it is one course or module. */
  about: string | null;
  /** The list is of who stands still: at this lesson, or before the quiz. */
  stall: { lesson: string | null } | null;
  courses: { id: string; name: string }[];
  modules: { id: string; name: string }[];
  people: PeopleRowView[];
  /** How many these are. */
  shown: number;
  /** In these units and this state; null where names are searched. */
  count: number | null;
  /** The viewer may take the list away as a file. */
  mayExport: boolean;
  /** What the viewer may decide about the people of the list. */
  mayDecide: Capability[];
  next: string | null;
  previous: string | null;
}

/** As it reaches a component: a document's markup has the rows already. */
export type DrawnPeoplePage = Drawn<PeoplePage, 'people'>;
