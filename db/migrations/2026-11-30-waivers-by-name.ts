import type { Kysely } from 'kysely';
import { runStatements } from './run-statements.ts';

/** Who is exempt in order of names: they are few and stand far apart among all names. Frozen. */
export const up = (db: Kysely<unknown>): Promise<void> => runStatements(db, statements);

const statements = [
  `create index standings_waived on standings (curriculum_id, sort_name, person_id, late_on, due_on, unit_path)
    where stage = 'waived'`,
  `create index module_standings_waived on module_standings (module_id, sort_name, person_id, late_on, due_on, unit_path)
    where stage = 'waived'`,
];
