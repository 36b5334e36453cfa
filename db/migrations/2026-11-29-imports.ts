import { type Kysely, PostgresAdapter } from 'kysely';
import { runStatements } from './run-statements.ts';

/** Modules that were uploaded and looked at, until a draft is made of them. Frozen. */
export function up(db: Kysely<unknown>): Promise<void> {
  const bytes = db.getExecutor().adapter instanceof PostgresAdapter ? 'bytea' : 'blob';
  return runStatements(db, [
    `create table module_imports (
      id text primary key,
      owner_id text not null references people (id),
      module_id text not null,
      slug text not null,
      title text not null,
      file_name text not null,
      report text not null,
      archive ${bytes} not null,
      made_at text not null
    ) strict`,
    'create index module_imports_owner on module_imports (owner_id)',
  ]);
}
