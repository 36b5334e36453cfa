import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * The first schema (RECORDS §1). Frozen. Written in the SQL that both engines share: for PostgreSQL `text` becomes
 * `text collate "C"` (keys, paths and sort columns must order and compare by code point), `blob` becomes `bytea`, `integer`
 * becomes `bigint` (SQLite's integers have 64 bits) and SQLite's table options go.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const statements = [...platform, ...organisation, ...events, ...identity, ...curriculum, ...assessment];
  for (const statement of [...statements, ...learning, ...assignments, ...certification]) {
    await sql.raw(postgres ? forPostgres(statement) : statement).execute(db);
  }
  for (const statement of postgres ? searchOnPostgres : searchOnSqlite) await sql.raw(statement).execute(db);
  // SQLite accepts a reference to a table that comes later; PostgreSQL takes it afterwards.
  if (postgres) {
    await sql
      .raw('alter table modules add foreign key (current_version_id) references module_versions (id)')
      .execute(db);
  }
}

function forPostgres(statement: string): string {
  return statement
    .replaceAll(/(?<=[\w"] )text\b/g, 'text collate "C"')
    .replaceAll(/(?<=[\w"] )blob\b/g, 'bytea')
    .replaceAll(/(?<=[\w"] )integer\b/g, 'bigint')
    .replace('/* later on PostgreSQL */ references module_versions', '')
    .replace(/\) strict(, without rowid)?$/, ')');
}

const platform = [
  `create table jobs (
    id text primary key,
    kind text not null,
    payload text not null,
    run_at text not null,
    lease_until text,
    tries integer not null,
    dedupe_key text unique,
    last_error text
  ) strict`,
  'create index jobs_run_at on jobs (run_at)',
  `create table outbox (
    id text primary key,
    key text not null unique,
    to_person text not null,
    kind text not null,
    data text not null,
    due_at text not null,
    sent_at text,
    tries integer not null
  ) strict`,
  'create index outbox_unsent on outbox (due_at) where sent_at is null',
  `create table operations (
    actor_id text not null,
    key text not null,
    result text not null,
    at text not null,
    primary key (actor_id, key)
  ) strict, without rowid`,
  `create table signing_keys (
    kid text primary key,
    alg text not null,
    public text not null,
    private_sealed text not null,
    from_at text not null,
    until_at text
  ) strict`,
  'create table settings (key text primary key, value text not null) strict, without rowid',
  `create table audit_log (
    id text primary key,
    at text not null,
    actor_id text,
    action text not null,
    object text not null,
    details text not null,
    text_hash text,
    position integer unique,
    prev text,
    hash text
  ) strict`,
  'create index audit_log_unsealed on audit_log (at, id) where position is null',
  'create index audit_log_object on audit_log (object, at)',
  'create index audit_log_actor on audit_log (actor_id, at)',
  `create table audit_details (
    audit_id text primary key references audit_log (id),
    "text" text not null,
    salt text not null
  ) strict`,
];

const organisation = [
  `create table people (
    id text primary key,
    staff_number text unique,
    name text not null,
    sort_name text not null,
    search_name text not null,
    email text,
    locale text not null,
    active integer not null check (active in (0, 1)),
    erased_at text,
    merged_into text,
    revision integer not null
  ) strict`,
  'create index people_sort_name on people (sort_name, id)',
  'create index people_search_name on people (search_name)',
  'create index people_email on people (email)',
  `create table units (
    id text primary key,
    parent_id text references units (id),
    path text not null unique,
    name text not null,
    revision integer not null
  ) strict`,
  'create index units_parent on units (parent_id)',
  `create table unit_moves (
    id text primary key,
    unit_id text not null references units (id),
    parent_id text references units (id),
    from_on text not null,
    until_on text
  ) strict`,
  'create index unit_moves_unit on unit_moves (unit_id, from_on)',
  'create table job_roles (id text primary key, slug text not null unique, name text not null) strict',
  `create table employments (
    id text primary key,
    person_id text not null references people (id),
    unit_id text not null references units (id),
    job_role_id text not null references job_roles (id),
    main integer not null check (main in (0, 1)),
    from_on text not null,
    until_on text
  ) strict`,
  'create index employments_person on employments (person_id)',
  'create index employments_unit on employments (unit_id)',
  'create index employments_job_role on employments (job_role_id)',
  `create table absences (
    id text primary key,
    person_id text not null references people (id),
    from_on text not null,
    until_on text
  ) strict`,
  'create index absences_person on absences (person_id)',
  `create table deputies (
    manager_id text not null references people (id),
    deputy_id text not null references people (id),
    from_on text not null,
    until_on text not null,
    primary key (manager_id, deputy_id, from_on)
  ) strict, without rowid`,
  'create index deputies_deputy on deputies (deputy_id)',
  `create table tools (
    id text primary key,
    name text not null,
    risk text not null,
    owner text not null,
    approved integer not null check (approved in (0, 1)),
    purpose text not null
  ) strict`,
  `create table tool_uses (
    tool_id text not null references tools (id),
    unit_id text references units (id),
    job_role_id text references job_roles (id)
  ) strict`,
  `create unique index tool_uses_once on tool_uses (tool_id, coalesce(unit_id, ''), coalesce(job_role_id, ''))`,
];

const identity = [
  `create table sign_ins (
    id text primary key,
    person_id text not null references people (id),
    kind text not null,
    handle text not null unique,
    secret_hash text
  ) strict`,
  'create index sign_ins_person on sign_ins (person_id)',
  `create table sessions (
    id_hash text primary key,
    sign_in_id text not null references sign_ins (id),
    expires_at text not null,
    absolute_at text not null,
    seen_at text not null,
    shared integer not null check (shared in (0, 1))
  ) strict`,
  'create index sessions_sign_in on sessions (sign_in_id)',
  'create index sessions_expires on sessions (expires_at)',
  `create table access_log (
    viewer_id text not null references people (id),
    person_id text not null references people (id),
    what text not null,
    at text not null
  ) strict`,
  'create index access_log_person on access_log (person_id, at)',
  'create index access_log_viewer on access_log (viewer_id, at)',
  `create table throttles (
    key text primary key,
    count integer not null,
    until_at text not null
  ) strict, without rowid`,
  'create index throttles_until on throttles (until_at)',
  `create table api_tokens (
    hash text primary key,
    person_id text not null references people (id),
    scope text not null,
    expires_on text not null
  ) strict`,
  'create index api_tokens_person on api_tokens (person_id)',
];

const curriculum = [
  `create table modules (
    id text primary key,
    slug text not null unique,
    current_version_id text /* later on PostgreSQL */ references module_versions,
    owned_by text not null check (owned_by in ('folder', 'studio')),
    delta_days integer not null check (delta_days >= 0),
    summary text not null default ''
  ) strict`,
  'create table slug_history (slug text primary key, module_id text not null references modules (id)) strict',
  'create index slug_history_module on slug_history (module_id)',
  `create table module_versions (
    id text primary key,
    module_id text not null references modules (id),
    number integer not null check (number > 0),
    based_on_id text references module_versions (id),
    edition text not null check (edition in ('first', 'minor', 'material')),
    reason text not null,
    fingerprint text not null,
    manifest text not null,
    compiler text not null,
    published_at text not null,
    published_by text not null,
    withdrawn_at text,
    unique (module_id, number)
  ) strict`,
  `create table version_items (
    version_id text not null references module_versions (id),
    item_id text not null,
    lang text not null,
    kind text not null check (kind in ('lesson', 'block', 'question')),
    hash text not null,
    tracks text not null,
    required integer not null check (required in (0, 1)),
    since integer not null check (since >= 0),
    position integer not null,
    primary key (version_id, item_id, lang)
  ) strict, without rowid`,
  'create index version_items_item on version_items (item_id)',
  'create index version_items_hash on version_items (hash)',
  `create table lesson_bodies (
    hash text primary key,
    source text not null,
    segments text not null,
    outline text not null,
    minutes integer not null
  ) strict`,
  'create table assets (sha256 text primary key, type text not null, bytes blob not null) strict',
  `create table question_versions (
    hash text primary key,
    question_id text not null,
    lang text not null,
    type text not null,
    outcome text not null,
    critical integer not null check (critical in (0, 1)),
    body text not null
  ) strict`,
  'create index question_versions_question on question_versions (question_id)',
  'create table sources (id text primary key, body text not null, checked_on text not null) strict',
  'create table curricula (id text primary key, slug text not null unique, title text not null) strict',
  `create table curriculum_versions (
    id text primary key,
    curriculum_id text not null references curricula (id),
    number integer not null check (number > 0),
    fingerprint text not null,
    rule text not null,
    validity_months integer not null check (validity_months > 0),
    from_on text not null,
    unique (curriculum_id, number)
  ) strict`,
  `create table curriculum_modules (
    curriculum_version_id text not null references curriculum_versions (id),
    module_id text not null references modules (id),
    track text not null check (track in ('foundation', 'full')),
    stage integer not null,
    primary key (curriculum_version_id, module_id, track)
  ) strict, without rowid`,
  'create index curriculum_modules_module on curriculum_modules (module_id)',
  // Grants may be narrowed to a module, so they stand after it.
  `create table grants (
    person_id text not null references people (id),
    capability text not null,
    unit_id text references units (id),
    module_id text references modules (id),
    from_on text not null,
    until_on text
  ) strict`,
  `create unique index grants_once
    on grants (person_id, capability, coalesce(unit_id, ''), coalesce(module_id, ''), from_on)`,
  'create index grants_unit on grants (unit_id)',
];

const events = [
  `create table record_heads (
    person_id text primary key,
    seq integer not null,
    hash text not null
  ) strict, without rowid`,
];

const assessment = [
  `create table learning_events (
    id text primary key,
    person_id text not null references people (id),
    seq integer not null check (seq > 0),
    verb text not null,
    object_id text not null,
    module_version_id text references module_versions (id),
    cycle_id text,
    actor_id text,
    key text not null,
    occurred_at text not null,
    recorded_at text not null,
    body text not null,
    prev text not null,
    hash text not null,
    unique (person_id, seq),
    unique (person_id, key)
  ) strict`,
  'create index learning_events_verb on learning_events (person_id, verb, seq)',
  `create table attempts (
    id text primary key,
    person_id text not null references people (id),
    module_id text not null references modules (id),
    module_version_id text not null references module_versions (id),
    track text not null check (track in ('foundation', 'full')),
    scope text not null check (scope in ('whole', 'delta', 'pretest')),
    since integer not null,
    cycle_id text not null,
    seed text not null,
    status text not null check (status in ('open', 'reteach', 'closed')),
    deadline_at text,
    started_at text not null,
    submitted_at text,
    points integer,
    max integer,
    passed integer check (passed in (0, 1))
  ) strict`,
  `create unique index attempts_one_open on attempts (person_id, module_id) where status <> 'closed'`,
  'create index attempts_person on attempts (person_id, module_id, started_at)',
  'create index attempts_cycle on attempts (cycle_id)',
  `create table attempt_items (
    attempt_id text not null references attempts (id),
    position integer not null check (position >= 0),
    question_hash text not null references question_versions (hash),
    option_order text not null,
    parallel_of integer,
    points integer,
    max integer,
    "right" integer check ("right" in (0, 1)),
    ms integer,
    primary key (attempt_id, position)
  ) strict, without rowid`,
  'create index attempt_items_question on attempt_items (question_hash)',
  `create table responses (
    attempt_id text not null references attempts (id),
    position integer not null check (position >= 0),
    sequence integer not null,
    answer text not null,
    confidence integer,
    saved_at text not null,
    primary key (attempt_id, position)
  ) strict, without rowid`,
  `create table item_totals (
    question_hash text not null,
    option text not null,
    band integer not null,
    n integer not null,
    sum integer not null,
    primary key (question_hash, option, band)
  ) strict, without rowid`,
  `create table review_cards (
    person_id text not null references people (id),
    question_id text not null,
    state text not null,
    due_at text not null,
    primary key (person_id, question_id)
  ) strict, without rowid`,
  'create index review_cards_due on review_cards (person_id, due_at)',
];

const learning = [
  `create table lesson_progress (
    person_id text not null,
    lesson_id text not null,
    read_version integer not null,
    read_seq integer not null,
    primary key (person_id, lesson_id)
  ) strict, without rowid`,
  `create table block_results (
    person_id text not null,
    block_id text not null,
    best_version integer not null,
    passed integer not null check (passed in (0, 1)),
    seq integer not null,
    primary key (person_id, block_id)
  ) strict, without rowid`,
  `create table block_sheets (
    person_id text not null references people (id),
    block_id text not null,
    try integer not null check (try > 0),
    seed text not null,
    state text not null,
    sequence integer not null,
    saved_at text not null,
    primary key (person_id, block_id, try)
  ) strict, without rowid`,
  `create table credits (
    person_id text not null,
    outcome text not null,
    module_version_id text not null,
    seq integer not null,
    primary key (person_id, outcome, module_version_id)
  ) strict, without rowid`,
  `create table completions (
    person_id text not null,
    module_id text not null,
    version integer not null,
    track text not null check (track in ('foundation', 'full')),
    how text not null check (how in ('taught', 'assessed', 'prior')),
    points integer not null,
    max integer not null,
    attempt_id text,
    minutes integer not null,
    "on" text not null,
    seq integer not null,
    primary key (person_id, module_id, track, seq)
  ) strict, without rowid`,
  'create index completions_module on completions (module_id, "on")',
  `create table resume_points (
    person_id text not null references people (id),
    module_id text not null references modules (id),
    lesson_id text not null,
    place text not null,
    at text not null,
    primary key (person_id, module_id)
  ) strict, without rowid`,
  `create table notes (
    id text primary key,
    person_id text not null references people (id),
    lesson_id text not null,
    place text not null,
    "text" text not null,
    at text not null
  ) strict`,
  'create index notes_person on notes (person_id, lesson_id)',
  `create table bookmarks (
    person_id text not null references people (id),
    lesson_id text not null,
    place text not null,
    at text not null,
    primary key (person_id, lesson_id, place)
  ) strict, without rowid`,
  `create table evidence_texts (
    hash text not null,
    person_id text not null,
    "text" text not null,
    primary key (hash, person_id)
  ) strict`,
  'create index evidence_texts_person on evidence_texts (person_id)',
];

const assignments = [
  `create table rules (
    id text primary key,
    curriculum_id text not null references curricula (id),
    who text not null,
    due text not null,
    grace_days integer not null check (grace_days >= 0),
    from_on text not null,
    until_on text
  ) strict`,
  'create index rules_curriculum on rules (curriculum_id)',
  `create table cycles (
    id text primary key,
    person_id text not null references people (id),
    curriculum_id text not null references curricula (id),
    curriculum_version_id text not null references curriculum_versions (id),
    number integer not null check (number > 0),
    kind text not null check (kind in ('first', 'renewal', 'delta')),
    state text not null check (state in ('open', 'fulfilled', 'cancelled')),
    opens_on text not null,
    due_on text not null,
    late_on text not null,
    waived_until text,
    counts_from_seq integer not null,
    begun_seq integer,
    fulfilled_on text,
    expires_on text,
    rule_id text
  ) strict`,
  `create unique index cycles_one_open_whole on cycles (person_id, curriculum_id)
    where state = 'open' and kind in ('first', 'renewal')`,
  `create unique index cycles_one_open_delta on cycles (person_id, curriculum_id)
    where state = 'open' and kind = 'delta'`,
  'create index cycles_person on cycles (person_id, state)',
  'create index cycles_curriculum on cycles (curriculum_id, state, expires_on)',
  `create table targets (
    cycle_id text not null references cycles (id),
    module_id text not null,
    track text not null check (track in ('foundation', 'full')),
    version integer not null,
    base integer,
    met_seq integer,
    primary key (cycle_id, module_id, track)
  ) strict, without rowid`,
  'create index targets_module on targets (module_id)',
  `create table standings (
    person_id text not null,
    curriculum_id text not null,
    stage text not null check (stage in ('never', 'begun', 'holding', 'none', 'waived')),
    due_on text,
    late_on text,
    unit_path text not null,
    sort_name text not null,
    last_act_at text,
    primary key (person_id, curriculum_id)
  ) strict, without rowid`,
  'create index standings_unit on standings (curriculum_id, unit_path, sort_name, person_id)',
  'create index standings_late on standings (curriculum_id, late_on)',
  `create table reminders (
    cycle_id text not null references cycles (id),
    rung text not null,
    "on" text not null,
    primary key (cycle_id, rung)
  ) strict, without rowid`,
];

const certification = [
  `create table certificates (
    id text primary key,
    serial text not null unique,
    cycle_id text not null references cycles (id),
    issue integer not null check (issue > 0),
    person_id text not null references people (id),
    curriculum_id text not null references curricula (id),
    issued_at text not null,
    expires_on text not null,
    snapshot text not null,
    signature text not null,
    kid text not null,
    name text,
    salt text,
    status_list integer,
    status_index integer,
    supersedes text,
    unique (cycle_id, issue)
  ) strict`,
  'create index certificates_person on certificates (person_id, curriculum_id)',
  'create index certificates_supersedes on certificates (supersedes)',
  'create unique index certificates_status on certificates (status_list, status_index)',
  `create table revocations (
    certificate_id text primary key references certificates (id),
    at text not null,
    "by" text not null,
    reason text not null
  ) strict`,
  `create table credentials (
    certificate_id text not null references certificates (id),
    form text not null,
    bytes blob not null,
    made_at text not null,
    primary key (certificate_id, form)
  ) strict`,
];

/** `title_words` and `text_words` hold what is searched, tokenised by us so that both engines find the same. */
const searchOnSqlite = [
  `create virtual table search_entries using fts5 (
    module_id unindexed, lesson_id unindexed, lang unindexed, title unindexed, "text" unindexed,
    title_words, text_words, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3'
  )`,
];

const searchOnPostgres = [
  `create table search_entries (
    module_id text collate "C" not null,
    lesson_id text collate "C" not null,
    lang text collate "C" not null,
    title text not null,
    "text" text not null,
    title_words text not null,
    text_words text not null,
    document tsvector generated always as (
      setweight(to_tsvector('simple'::regconfig, title_words), 'A') ||
      setweight(to_tsvector('simple'::regconfig, text_words), 'D')
    ) stored
  )`,
  'create index search_entries_document on search_entries using gin (document)',
  'create index search_entries_module on search_entries (module_id)',
];
