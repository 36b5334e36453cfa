import type { Flag } from './flag.ts';

export interface InteropTables {
  export_profiles: {
    id: string;
    owner_id: string;
    name: string;
    format: 'csv' | 'xlsx';
    date_format: string;
    /** One row for each person and course, else one for each person. */
    by_course: Flag;
    /** Names of columns in their order, as JSON. */
    columns: string;
    /** Own codes by the id of a curriculum, as JSON. */
    codes: string;
    /** As the address of a list says it, as JSON. */
    filter: string;
    revision: number;
  };
  export_runs: {
    id: string;
    profile_id: string;
    at: string;
    changes_only: Flag;
    /** Rows of the whole list; null while it is being sent, and for ever where that broke off. */
    row_count: number | null;
    accepted_at: string | null;
  };
  export_rows: { run_id: string; row_key: string; hash: string };
}
