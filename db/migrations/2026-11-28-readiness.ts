import type { Kysely } from 'kysely';
import { runStatements } from './run-statements.ts';

/**
 * The readiness self-assessment. Frozen. The sheets of a panel belong to named roles. Of a staff survey only counters are
 * kept: how often each level was chosen, so that no row stands for a person, a time, an order or a sheet.
 */
export const up = (db: Kysely<unknown>): Promise<void> => runStatements(db, statements);

const statements = [
  `create table rounds (
    id text primary key,
    kind text not null check (kind in ('panel', 'survey')),
    instrument integer not null,
    title text not null,
    opened_on text not null,
    closes_on text not null,
    closed_on text,
    revision integer not null
  ) strict`,
  'create index rounds_opened_on on rounds (opened_on, id)',
  `create table raters (
    id text primary key,
    round_id text not null references rounds,
    role text not null,
    token_hash text unique,
    handed_in integer not null,
    revision integer not null,
    unique (round_id, role)
  ) strict`,
  `create table ratings (
    rater_id text not null references raters,
    item text not null,
    level integer check (level between 0 and 5),
    note text not null,
    primary key (rater_id, item)
  ) strict, without rowid`,
  `create table invitations (
    token_hash text primary key,
    round_id text not null references rounds,
    used integer not null
  ) strict, without rowid`,
  'create index invitations_round on invitations (round_id, used)',
  `create table answers (
    round_id text not null references rounds,
    item text not null,
    level integer not null check (level between 0 and 5),
    n integer not null,
    primary key (round_id, item, level)
  ) strict, without rowid`,
];
