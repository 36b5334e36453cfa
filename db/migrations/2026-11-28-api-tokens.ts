import { type Kysely, PostgresAdapter, sql } from 'kysely';

/** Tokens as they are made and shown: the first form of the table was never written to by any release. Frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  for (const statement of statements) await sql.raw(postgres ? forPostgres(statement) : statement).execute(db);
}

function forPostgres(statement: string): string {
  return statement.replaceAll(/(?<=[\w"] )text\b/g, 'text collate "C"').replace(/\) strict$/, ')');
}

const statements = [
  'drop table api_tokens',
  `create table api_tokens (
    id text primary key,
    hash text not null unique,
    person_id text not null references people (id),
    label text not null,
    scope text not null,
    made_at text not null,
    expires_on text not null,
    used_at text,
    noted_at text,
    revoked_at text
  ) strict`,
  'create index api_tokens_person on api_tokens (person_id, made_at)',
];
