import type { StateCounts } from '#app/assignments/count-states.server.ts';

export interface CountedRow {
  id: string;
  name: string;
  counts: StateCounts;
}

/** What a manager sees of a part of the organisation on a day. */
export interface Dashboard {
  unit: { id: string; name: string } | null;
  above: { id: string; name: string }[];
  on: string;
  today: string;
  counts: StateCounts;
  /** One step below. */
  units: CountedRow[];
  courses: CountedRow[];
  modules: CountedRow[];
}
