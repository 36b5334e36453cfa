import { type Kysely, PostgresAdapter, sql } from 'kysely';

/** Rules are ended by hand, so they carry a revision; and they say who made them, nobody for the content folder. Frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await sql.raw('alter table rules add column revision integer not null default 1').execute(db);
  await sql.raw(`alter table rules add column made_by text ${postgres ? 'collate "C"' : ''}`).execute(db);
}
