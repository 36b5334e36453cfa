import type { Kysely } from 'kysely';
import { runStatements } from './run-statements.ts';

/** Codes with which somebody sets a password: one for a person at most. Frozen. */
export const up = (db: Kysely<unknown>): Promise<void> => runStatements(db, statements);

const statements = [
  `create table sign_in_codes (
    person_id text primary key references people (id),
    hash text not null unique,
    expires_on text not null
  ) strict`,
];
