import type { Kysely } from 'kysely';
import { runStatements } from './run-statements.ts';

/** How many were in each state on the days that are past, as shown on that day (RECORDS §3). Frozen. */
export const up = (db: Kysely<unknown>): Promise<void> => runStatements(db, [trendPoints]);

const trendPoints = `create table trend_points (
  unit_id text not null,
  facet text not null check (facet in ('person', 'role', 'module')),
  facet_id text not null,
  "on" text not null,
  overdue integer not null,
  due_soon integer not null,
  never integer not null,
  "current" integer not null,
  exempt integer not null,
  primary key (unit_id, facet, facet_id, "on")
) strict, without rowid`;
