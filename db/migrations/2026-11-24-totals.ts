import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * Totals by date and standings by module (RECORDS §3). Frozen. The job that it leaves counts what is there already: the
 * rules of counting are not the schema's.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  for (const statement of statements) await sql.raw(postgres ? forPostgres(statement) : statement).execute(db);
  await sql`insert into jobs (id, kind, payload, run_at, tries, dedupe_key)
    select '2026-11-24-totals', 'assignments.rebuild-totals', '{}', '2026-11-24T00:00:00.000Z', 0, 'assignments.rebuild-totals'
    where exists (select 1 from standings)`.execute(db);
}

function forPostgres(statement: string): string {
  return statement
    .replaceAll(/(?<=[\w"] )text\b/g, 'text collate "C"')
    .replaceAll(/(?<=[\w"] )integer\b/g, 'bigint')
    .replace(/\) strict(, without rowid)?$/, ')');
}

const statements = [
  `create table module_standings (
    person_id text not null,
    module_id text not null,
    stage text not null check (stage in ('open', 'met', 'waived')),
    due_on text,
    late_on text,
    unit_path text not null,
    sort_name text not null,
    primary key (person_id, module_id)
  ) strict, without rowid`,
  `create table due_totals (
    facet text not null check (facet in ('person', 'role', 'module')),
    unit_id text not null,
    edge text not null check (edge in ('due', 'late')),
    grain text not null check (grain in ('all', 'month', 'day')),
    bucket text not null,
    facet_id text not null,
    stage text not null,
    n integer not null,
    primary key (facet, unit_id, edge, grain, bucket, facet_id, stage)
  ) strict, without rowid`,
];
