import type { Kysely } from 'kysely';
import { runStatements } from './run-statements.ts';

/** What only the organisation knows, as lessons name it, and what of it stood in lessons that were read. Frozen. */
export const up = (db: Kysely<unknown>): Promise<void> => runStatements(db, statements);

const statements = [
  'create table local_values (name text primary key, text text not null, revision integer not null) strict',
  'create table local_texts (hash text primary key, body text not null) strict',
];
