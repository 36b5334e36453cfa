import type { Kysely } from 'kysely';
import { runStatements } from './run-statements.ts';

/** What a manager decides about many people at once, and how far it has come. Frozen. */
export const up = (db: Kysely<unknown>): Promise<void> => runStatements(db, statements);

const statements = [
  `create table bulk_actions (
    id text primary key not null,
    actor_id text not null references people (id),
    decision text not null,
    evidence text,
    state text not null check (state in ('planned', 'running', 'done')),
    made_at text not null,
    started_at text,
    ended_at text
  ) strict`,
  'create index bulk_actions_actor on bulk_actions (actor_id, id)',
  `create table bulk_action_people (
    action_id text not null references bulk_actions (id),
    position integer not null,
    person_id text not null references people (id),
    outcome text not null check (outcome in ('waiting', 'done', 'refused', 'failed')),
    reason text,
    primary key (action_id, position)
  ) strict, without rowid`,
  'create index bulk_action_people_outcome on bulk_action_people (action_id, outcome, position)',
  'create index bulk_action_people_person on bulk_action_people (person_id)',
];
