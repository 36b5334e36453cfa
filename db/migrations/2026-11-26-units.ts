import { type Kysely, sql } from 'kysely';

/** Job roles and AI tools that are edited by hand carry a revision. Frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table job_roles add column revision integer not null default 1').execute(db);
  await sql.raw('alter table tools add column revision integer not null default 1').execute(db);
}
