import { type Kysely, PostgresAdapter, sql } from 'kysely';

/** Runs statements written for SQLite, on PostgreSQL with its names of types. Frozen with the migrations that call it. */
export async function runStatements(db: Kysely<unknown>, statements: string[]): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  for (const statement of statements) await sql.raw(postgres ? forPostgres(statement) : statement).execute(db);
}

function forPostgres(statement: string): string {
  return statement
    .replaceAll(/(?<=[\w"] )text\b/g, 'text collate "C"')
    .replaceAll(/(?<=[\w"] )integer\b/g, 'bigint')
    .replace(/\) strict(, without rowid)?$/, ')');
}
