import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * The outbox as it is worked off: its first form was never written to by any release, so that it is made anew. Frozen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  for (const statement of statements) await sql.raw(postgres ? forPostgres(statement) : statement).execute(db);
}

function forPostgres(statement: string): string {
  return statement
    .replaceAll(/(?<=[\w"] )text\b/g, 'text collate "C"')
    .replaceAll(/(?<=[\w"] )integer\b/g, 'bigint')
    .replace(/\) strict(, without rowid)?$/, ')');
}

const statements = [
  'drop table outbox',
  `create table outbox (
    id text primary key,
    key text not null unique,
    to_person text not null,
    kind text not null,
    data text not null,
    state text not null check (state in ('waiting', 'sent', 'failed', 'dropped')),
    made_at text not null,
    due_at text not null,
    lease_until text,
    tries integer not null,
    week_on text,
    ended_at text,
    reason text
  ) strict`,
  `create index outbox_waiting on outbox (due_at, id) where state = 'waiting'`,
  'create index outbox_person on outbox (to_person, made_at)',
  'create index outbox_ended on outbox (ended_at) where ended_at is not null',
  `create index cycles_open on cycles (person_id, due_on) where state = 'open'`,
  `create index cycles_open_late on cycles (late_on) where state = 'open'`,
];
