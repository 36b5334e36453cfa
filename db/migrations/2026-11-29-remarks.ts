import type { Kysely } from 'kysely';
import { runStatements } from './run-statements.ts';

/** What learners say is wrong or unclear in a lesson or a question, and what was answered. Frozen. */
export const up = (db: Kysely<unknown>): Promise<void> => runStatements(db, statements);

const statements = [
  `create table remarks (
    id text primary key,
    person_id text not null references people (id),
    module_id text not null references modules (id),
    version_id text not null references module_versions (id),
    kind text not null check (kind in ('lesson', 'question')),
    item_id text not null,
    place text not null,
    text text not null,
    named integer not null check (named in (0, 1)),
    made_at text not null,
    handled_at text,
    handled_by text references people (id),
    reply text not null
  ) strict`,
  'create index remarks_module on remarks (module_id, handled_at, id)',
  'create index remarks_person on remarks (person_id, item_id)',
];
