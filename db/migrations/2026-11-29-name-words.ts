import type { Kysely } from 'kysely';
import { runStatements } from './run-statements.ts';

/** Whether somebody has a word is read from the index alone, also by PostgreSQL, whose primary keys are indexes beside the table. Frozen. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  runStatements(db, ['drop index name_words_person', 'create index name_words_person on name_words (person_id, word)']);
