import type { Kysely } from 'kysely';
import { runStatements } from './run-statements.ts';

/** Saved exports and their runs. Frozen. */
export const up = (db: Kysely<unknown>): Promise<void> => runStatements(db, statements);

const statements = [
  `create table export_profiles (
    id text primary key,
    owner_id text not null references people (id),
    name text not null,
    format text not null check (format in ('csv', 'xlsx')),
    date_format text not null,
    by_course integer not null check (by_course in (0, 1)),
    columns text not null,
    codes text not null,
    filter text not null,
    revision integer not null
  ) strict`,
  'create index export_profiles_owner on export_profiles (owner_id, name)',
  `create table export_runs (
    id text primary key,
    profile_id text not null references export_profiles (id),
    at text not null,
    changes_only integer not null check (changes_only in (0, 1)),
    row_count integer,
    accepted_at text
  ) strict`,
  'create index export_runs_profile on export_runs (profile_id, at)',
  `create table export_rows (
    run_id text not null references export_runs (id),
    row_key text not null,
    hash text not null,
    primary key (run_id, row_key)
  ) strict, without rowid`,
];
