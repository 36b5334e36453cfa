import type { Kysely } from 'kysely';
import { runStatements } from './run-statements.ts';

/** Tokens as they are made and shown: the first form of the table was never written to by any release. Frozen. */
export const up = (db: Kysely<unknown>): Promise<void> => runStatements(db, statements);

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
