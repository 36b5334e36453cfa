/** A job role in a unit from one day (included) to another (excluded; null: open). */
export interface Employment {
  id: string;
  personId: string;
  unitId: string;
  unitPath: string;
  jobRoleId: string;
  /** Standings and totals stand in the unit of the main employment. */
  main: boolean;
  fromOn: string;
  untilOn: string | null;
}
