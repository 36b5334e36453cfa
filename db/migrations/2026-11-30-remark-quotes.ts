import type { Kysely } from 'kysely';
import { runStatements } from './run-statements.ts';

/** The paragraph of a lesson that a remark is about. Frozen. */
export const up = (db: Kysely<unknown>): Promise<void> => runStatements(db, statements);

const statements = [`alter table remarks add column quote text not null default ''`];
