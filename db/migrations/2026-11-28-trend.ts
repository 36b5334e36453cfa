import { type Kysely, PostgresAdapter, sql } from 'kysely';

/** How many were in each state on the days that are past, as shown on that day (RECORDS §3). Frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await sql.raw(postgres ? forPostgres(trendPoints) : trendPoints).execute(db);
}

function forPostgres(statement: string): string {
  return statement
    .replaceAll(/(?<=[\w"] )text\b/g, 'text collate "C"')
    .replaceAll(/(?<=[\w"] )integer\b/g, 'bigint')
    .replace(/\) strict, without rowid$/, ')');
}

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
