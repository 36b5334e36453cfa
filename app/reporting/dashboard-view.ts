import type { StateCounts } from '#app/assignments/count-states.server.ts';
import type { PeopleRowView } from './people-view.ts';

export interface CountedRow {
  id: string;
  name: string;
  counts: StateCounts;
}

/** What a manager sees of a part of the organisation on a day. */
export interface Dashboard {
  /** Null: the whole organisation, or all units of somebody who looks after several. */
  unit: { id: string; name: string } | null;
  /** Where the viewer begins: nothing they see lies above. */
  isTop: boolean;
  mayMakeEvidence: boolean;
  /** The viewer sees everybody, people without a unit included. */
  everywhere: boolean;
  above: { id: string; name: string }[];
  on: string;
  today: string;
  counts: StateCounts;
  /** One step below; whoever is in the unit itself is in none of them. */
  units: CountedRow[];
  courses: CountedRow[];
  modules: CountedRow[];
  /** Who needs a talk before they can go on, by name, and how many more may; null where the unit is too large to look through. */
  talk: { people: { id: string; name: string }[]; more: number } | null;
  /** A unit with nothing below it shows its people: whoever is due first, first. */
  people: PeopleRowView[];
}
