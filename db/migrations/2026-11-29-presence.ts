import type { Kysely } from 'kysely';
import { runStatements } from './run-statements.ts';

/** Who has which text of a draft open. Frozen. */
export const up = (db: Kysely<unknown>): Promise<void> => runStatements(db, statements);

const statements = [
  `create table draft_people (
    draft_id text not null references drafts (id),
    path text not null,
    person_id text not null references people (id),
    seen_at text not null,
    primary key (draft_id, path, person_id)
  ) strict, without rowid`,
];
