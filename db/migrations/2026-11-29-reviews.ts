import type { Kysely } from 'kysely';
import { runStatements } from './run-statements.ts';

/** The word of a second person on a draft, publications on a later day, and small corrections without either. Frozen. */
export const up = (db: Kysely<unknown>): Promise<void> => runStatements(db, statements);

const statements = [
  `create table reviews (
    id text primary key,
    draft_id text not null references drafts (id),
    revision integer not null,
    verdict text not null check (verdict in ('sent', 'approved', 'changes')),
    by_id text not null references people (id),
    at text not null,
    note text not null
  ) strict`,
  'create index reviews_draft on reviews (draft_id, at)',
  `create table comments (
    id text primary key,
    draft_id text not null references drafts (id),
    path text not null,
    item text not null,
    line integer,
    quote text not null,
    text text not null,
    by_id text not null references people (id),
    at text not null,
    resolved_by text references people (id),
    resolved_at text
  ) strict`,
  'create index comments_draft on comments (draft_id, at)',
  `create table publications (
    id text primary key,
    draft_id text not null references drafts (id),
    revision integer not null,
    edition text not null,
    on_day text not null,
    by_id text not null references people (id),
    made_at text not null,
    state text not null check (state in ('waiting', 'published', 'cancelled', 'failed')),
    problem text,
    ended_at text
  ) strict`,
  "create unique index publications_waiting on publications (draft_id) where state = 'waiting'",
  `create table quick_fixes (
    version_id text primary key references module_versions (id),
    module_id text not null references modules (id),
    lesson_id text not null,
    before text not null,
    after text not null,
    by_id text not null references people (id),
    at text not null,
    look_by text not null,
    seen_by text references people (id),
    seen_at text,
    undone_by text references people (id),
    undone_at text
  ) strict`,
  'create index quick_fixes_module on quick_fixes (module_id, at)',
];
