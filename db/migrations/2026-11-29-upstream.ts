import type { Kysely } from 'kysely';
import { runStatements } from './run-statements.ts';

/** What the content folder ships of a module that the studio has taken over. Frozen. */
export const up = (db: Kysely<unknown>): Promise<void> => runStatements(db, statements);

const statements = [
  `create table upstream_modules (
    module_id text primary key references modules (id),
    fingerprint text not null,
    files text not null,
    seen_at text not null
  ) strict`,
];
