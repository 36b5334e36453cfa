import type { Kysely } from 'kysely';
import { runStatements } from './run-statements.ts';

/** To whom a message was refused. Frozen. */
export const up = (db: Kysely<unknown>): Promise<void> => runStatements(db, statements);

const statements = [`create index outbox_refused on outbox (to_person) where state = 'failed'`];
