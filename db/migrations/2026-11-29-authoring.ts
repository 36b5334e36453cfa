import type { Kysely } from 'kysely';
import { runStatements } from './run-statements.ts';

/** Drafts of modules in folder form, with their history; until when a module may go without a review, and which advice is kept silent. Frozen. */
export const up = (db: Kysely<unknown>): Promise<void> => runStatements(db, statements);

const statements = [
  'alter table modules add column review_by text',
  'alter table modules add column silenced text',
  `create table drafts (
    id text primary key,
    module_id text not null,
    slug text not null,
    title text not null,
    owner_id text not null references people (id),
    state text not null check (state in ('open', 'review', 'approved', 'closed')),
    based_on_id text references module_versions (id),
    revision integer not null,
    made_at text not null,
    changed_at text not null
  ) strict`,
  "create unique index drafts_open on drafts (module_id) where state <> 'closed'",
  `create table draft_files (
    draft_id text not null references drafts (id),
    path text not null,
    revision integer not null,
    text text,
    sha256 text references assets (sha256),
    changed_at text not null,
    changed_by text not null references people (id),
    check ((text is null) <> (sha256 is null)),
    primary key (draft_id, path)
  ) strict, without rowid`,
  `create table draft_revisions (
    draft_id text not null references drafts (id),
    path text not null,
    revision integer not null,
    text text,
    sha256 text references assets (sha256),
    at text not null,
    by_id text not null references people (id),
    primary key (draft_id, path, revision)
  ) strict, without rowid`,
];
