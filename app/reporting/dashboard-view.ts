import type { StateCounts } from '#app/assignments/count-states.server.ts';
import type { TrendPoint } from '#app/assignments/trend.ts';
import type { Drawn } from './drawn-only.ts';
import type { PeopleRowView } from './people-view.ts';

export interface CountedRow {
  id: string;
  name: string;
  counts: StateCounts;
}

/** Where some people stand still in a module. */
export interface StallPlace {
  module: { id: string; name: string };
  /** Id of a lesson, or `quiz`. */
  place: string;
  /** Title of the lesson; null for the quiz. */
  lesson: string | null;
  n: number;
}

/** The counts of days that are past, as they were shown on each. */
export interface Trend {
  /** `course:id` or `module:id`; null: everything together. */
  of: string | null;
  /** Days on which somebody was counted, by day; a new run begins where nothing was recorded. */
  runs: TrendPoint[][];
  /** When a picture is drawn at the latest, where there are not two points yet; else null. */
  drawnBy: string | null;
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
  /** Where people stand still, most people first, and how many further places there are; null where the unit is too large, or not as at today. */
  stall: { places: StallPlace[]; more: number } | null;
  /** Null for a later day than today. */
  trend: Trend | null;
  /** A unit with nothing below it shows its people: whoever is due first, first. */
  people: PeopleRowView[];
  /** How many these are. */
  shown: number;
}

/** As it reaches a component: a document's markup has the rows already. */
export type DrawnDashboard = Drawn<Dashboard, 'people'>;
