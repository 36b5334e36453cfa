import type { Generated } from 'kysely';

/**
 * Every table of the installation, as Kysely sees it. Types: ids are text (UUIDv7, or an author's own id for content),
 * `…_on` is a calendar date `YYYY-MM-DD`, `…_at` an ISO 8601 UTC instant, flags are 0 or 1, JSON is text that its owning
 * module parses with zod. Who may write which table is the `ownership` constant in `tests/architecture.test.ts`.
 */
export type Flag = 0 | 1;

export interface Schema {
  // platform
  jobs: {
    id: string;
    kind: string;
    payload: string;
    run_at: string;
    lease_until: string | null;
    tries: number;
    dedupe_key: string | null;
    last_error: string | null;
  };
  outbox: {
    id: string;
    key: string;
    to_person: string;
    kind: string;
    data: string;
    state: 'waiting' | 'sent' | 'failed' | 'dropped';
    made_at: string;
    due_at: string;
    lease_until: string | null;
    tries: number;
    /** The day from which it takes the person's one message of a week; null for one that does not count. */
    week_on: string | null;
    ended_at: string | null;
    /** A code, where it is not sent. */
    reason: string | null;
  };
  operations: { actor_id: string; key: string; result: string; at: string };
  signing_keys: {
    kid: string;
    alg: string;
    public: string;
    private_sealed: string;
    from_at: string;
    until_at: string | null;
  };
  settings: { key: string; value: string };

  // audit
  audit_log: {
    id: string;
    at: string;
    actor_id: string | null;
    action: string;
    object: string;
    details: string;
    /** Salted hash of the row's text in `audit_details`; stays when the text is erased. */
    text_hash: string | null;
    position: number | null;
    prev: string | null;
    hash: string | null;
  };
  audit_details: { audit_id: string; text: string; salt: string };

  // events
  learning_events: {
    id: string;
    person_id: string;
    seq: number;
    verb: string;
    object_id: string;
    module_version_id: string | null;
    cycle_id: string | null;
    actor_id: string | null;
    key: string;
    occurred_at: string;
    recorded_at: string;
    body: string;
    prev: string;
    hash: string;
  };
  record_heads: { person_id: string; seq: number; hash: string };

  // organisation
  people: {
    id: string;
    staff_number: string | null;
    name: string;
    sort_name: string;
    search_name: string;
    email: string | null;
    locale: string;
    active: Flag;
    erased_at: string | null;
    merged_into: string | null;
    revision: number;
  };
  name_words: { word: string; person_id: string };
  units: { id: string; parent_id: string | null; path: string; name: string; revision: number };
  unit_moves: { id: string; unit_id: string; parent_id: string | null; from_on: string; until_on: string | null };
  job_roles: { id: string; slug: string; name: string; revision: Generated<number> };
  employments: {
    id: string;
    person_id: string;
    unit_id: string;
    job_role_id: string;
    main: Flag;
    from_on: string;
    until_on: string | null;
  };
  absences: { id: string; person_id: string; from_on: string; until_on: string | null };
  deputies: { manager_id: string; deputy_id: string; from_on: string; until_on: string };
  tools: {
    id: string;
    name: string;
    risk: string;
    owner: string;
    approved: Flag;
    purpose: string;
    revision: Generated<number>;
  };
  /** What only the organisation knows, as lessons name it: `ai-incident-contact`. */
  local_values: { name: string; text: string; revision: number };
  /** What stood in a lesson when somebody read it, by the hash of the JSON object of names and texts. */
  local_texts: { hash: string; body: string };
  tool_uses: { tool_id: string; unit_id: string | null; job_role_id: string | null };

  // identity
  sign_ins: { id: string; person_id: string; kind: string; handle: string; secret_hash: string | null };
  /** `hash` is all that is kept of a code; `expires_on` is the last day on which it can be used. */
  sign_in_codes: { person_id: string; hash: string; expires_on: string };
  sessions: {
    id_hash: string;
    sign_in_id: string;
    expires_at: string;
    absolute_at: string;
    seen_at: string;
    shared: Flag;
  };
  grants: {
    person_id: string;
    capability: string;
    unit_id: string | null;
    module_id: string | null;
    from_on: string;
    until_on: string | null;
  };
  access_log: { viewer_id: string; person_id: string; what: string; at: string };
  throttles: { key: string; count: number; until_at: string };
  api_tokens: {
    id: string;
    /** SHA-256 of the token, which is stored nowhere. */
    hash: string;
    person_id: string;
    label: string;
    /** Names, separated by spaces. */
    scope: string;
    made_at: string;
    /** The last day on which it can be used. */
    expires_on: string;
    used_at: string | null;
    /** When a reading of a list of people was last written to the audit trail. */
    noted_at: string | null;
    revoked_at: string | null;
  };

  // curriculum
  modules: {
    id: string;
    slug: string;
    current_version_id: string | null;
    owned_by: 'folder' | 'studio';
    delta_days: number;
    /** One plain sentence for lists; outside the manifest, like `delta_days`. */
    summary: Generated<string>;
    /** The day by which the module is to be looked at again. */
    review_by: string | null;
    /** Advice on it that is kept silent, with reasons: JSON as in `module.yaml`. */
    silenced: string | null;
  };
  slug_history: { slug: string; module_id: string };
  module_versions: {
    id: string;
    module_id: string;
    number: number;
    based_on_id: string | null;
    edition: 'first' | 'minor' | 'material';
    reason: string;
    fingerprint: string;
    manifest: string;
    compiler: string;
    published_at: string;
    published_by: string;
    withdrawn_at: string | null;
  };
  version_items: {
    version_id: string;
    item_id: string;
    lang: string;
    kind: 'lesson' | 'block' | 'question';
    hash: string;
    tracks: string;
    required: Flag;
    since: number;
    position: number;
  };
  lesson_bodies: { hash: string; source: string; segments: string; outline: string; minutes: number };
  assets: { sha256: string; type: string; bytes: Buffer };
  question_versions: {
    hash: string;
    question_id: string;
    lang: string;
    type: string;
    outcome: string;
    critical: Flag;
    body: string;
  };
  sources: { id: string; body: string; checked_on: string };
  curricula: { id: string; slug: string; title: string };
  curriculum_versions: {
    id: string;
    curriculum_id: string;
    number: number;
    fingerprint: string;
    rule: string;
    validity_months: number;
    from_on: string;
  };
  curriculum_modules: { curriculum_version_id: string; module_id: string; track: string; stage: number };

  // assessment
  attempts: {
    id: string;
    person_id: string;
    module_id: string;
    module_version_id: string;
    track: 'foundation' | 'full';
    scope: 'whole' | 'delta' | 'pretest';
    since: number;
    cycle_id: string;
    seed: string;
    /** open: being answered; reteach: first sheet frozen, parallel items shown; closed: submitted. */
    status: 'open' | 'reteach' | 'closed';
    deadline_at: string | null;
    started_at: string;
    submitted_at: string | null;
    points: number | null;
    max: number | null;
    passed: Flag | null;
  };
  attempt_items: {
    attempt_id: string;
    position: number;
    question_hash: string;
    option_order: string;
    parallel_of: number | null;
    points: number | null;
    max: number | null;
    right: Flag | null;
    ms: number | null;
  };
  responses: {
    attempt_id: string;
    position: number;
    sequence: number;
    answer: string;
    confidence: number | null;
    saved_at: string;
  };
  /** `assessment/item-counts.ts` says what is counted. */
  item_totals: { question_hash: string; option: string; band: number; n: number; sum: number };
  uncounted_items: { question_hash: string; attempt_id: string; position: number };
  review_cards: { person_id: string; question_id: string; state: string; due_at: string };

  // readiness
  rounds: {
    id: string;
    kind: 'panel' | 'survey';
    /** Version of the instrument. */
    instrument: number;
    title: string;
    opened_on: string;
    /** The last day on which it takes answers. */
    closes_on: string;
    /** Closed by hand on this day; never opened again. */
    closed_on: string | null;
    revision: number;
  };
  /** A role on a panel, never a person. */
  raters: {
    id: string;
    round_id: string;
    role: string;
    /** Of the code that opens the sheet; null until one is made. */
    token_hash: string | null;
    handed_in: Flag;
    revision: number;
  };
  /** What a rater said; level 0 is "don't know", null is not said yet. */
  ratings: { rater_id: string; item: string; level: number | null; note: string };
  /** Codes of a survey: each counts one sheet and leads to none. */
  invitations: { token_hash: string; round_id: string; used: Flag };
  /** How often each level was chosen in a survey. */
  answers: { round_id: string; item: string; level: number; n: number };

  // learning
  lesson_progress: { person_id: string; lesson_id: string; read_version: number; read_seq: number };
  block_results: { person_id: string; block_id: string; best_version: number; passed: Flag; seq: number };
  block_sheets: {
    person_id: string;
    block_id: string;
    try: number;
    seed: string;
    state: string;
    sequence: number;
    saved_at: string;
  };
  credits: { person_id: string; outcome: string; module_version_id: string; seq: number };
  completions: {
    person_id: string;
    module_id: string;
    version: number;
    track: 'foundation' | 'full';
    how: 'taught' | 'assessed' | 'prior';
    points: number;
    max: number;
    attempt_id: string | null;
    minutes: number;
    on: string;
    seq: number;
  };
  resume_points: { person_id: string; module_id: string; lesson_id: string; place: string; at: string };
  notes: { id: string; person_id: string; lesson_id: string; place: string; text: string; at: string };
  bookmarks: { person_id: string; lesson_id: string; place: string; at: string };
  /** What a learner says is wrong or unclear. `place`: a heading of the lesson or the hash of the question; '' for the whole. */
  remarks: {
    id: string;
    person_id: string;
    module_id: string;
    version_id: string;
    kind: 'lesson' | 'question';
    /** Id of the lesson or question. */
    item_id: string;
    place: string;
    /** The paragraph of the lesson, as it read; '' for all of the place. */
    quote: string;
    text: string;
    /** The author may know who says it. */
    named: Flag;
    made_at: string;
    handled_at: string | null;
    handled_by: string | null;
    reply: string;
  };
  evidence_texts: { hash: string; person_id: string; text: string };

  // assignments
  rules: {
    id: string;
    curriculum_id: string;
    who: string;
    due: string;
    grace_days: number;
    from_on: string;
    until_on: string | null;
    revision: Generated<number>;
    /** Null where the content folder proposed it. */
    made_by: string | null;
  };
  cycles: {
    id: string;
    person_id: string;
    curriculum_id: string;
    curriculum_version_id: string;
    number: number;
    kind: 'first' | 'renewal' | 'delta';
    state: 'open' | 'fulfilled' | 'cancelled';
    opens_on: string;
    due_on: string;
    late_on: string;
    waived_until: string | null;
    counts_from_seq: number;
    begun_seq: number | null;
    fulfilled_on: string | null;
    expires_on: string | null;
    rule_id: string | null;
  };
  targets: {
    cycle_id: string;
    module_id: string;
    track: 'foundation' | 'full';
    version: number;
    base: number | null;
    met_seq: number | null;
  };
  standings: {
    person_id: string;
    /** Empty for the whole person. */
    curriculum_id: string;
    stage: 'never' | 'begun' | 'holding' | 'none' | 'waived';
    due_on: string | null;
    late_on: string | null;
    unit_path: string;
    sort_name: string;
    last_act_at: string | null;
  };
  module_standings: {
    person_id: string;
    module_id: string;
    /** Of all targets of open cycles, and of what is held by fulfilled ones. */
    stage: 'open' | 'met' | 'waived';
    due_on: string | null;
    late_on: string | null;
    unit_path: string;
    sort_name: string;
  };
  /** How many standings have a date in a bucket, for a unit and all below it; unit '' is the organisation. */
  due_totals: {
    facet: 'person' | 'role' | 'module';
    unit_id: string;
    edge: 'due' | 'late';
    grain: 'all' | 'month' | 'day';
    /** Empty, `YYYY-MM` or `YYYY-MM-DD`, by grain. */
    bucket: string;
    /** A curriculum or a module; empty for persons. */
    facet_id: string;
    stage: string;
    n: number;
  };
  /** Like `due_totals`, of a day that is past; `never` has not started and is not due soon. */
  trend_points: {
    unit_id: string;
    facet: 'person' | 'role' | 'module';
    facet_id: string;
    on: string;
    overdue: number;
    due_soon: number;
    never: number;
    current: number;
    exempt: number;
  };
  reminders: { cycle_id: string; rung: string; on: string };

  // certification
  certificates: {
    id: string;
    serial: string;
    cycle_id: string;
    issue: number;
    person_id: string;
    curriculum_id: string;
    issued_at: string;
    expires_on: string;
    snapshot: string;
    signature: string;
    kid: string;
    name: string | null;
    salt: string | null;
    status_list: number | null;
    status_index: number | null;
    supersedes: string | null;
  };
  revocations: { certificate_id: string; at: string; by: string; reason: string };

  // credentials
  credentials: { certificate_id: string; form: string; bytes: Buffer; made_at: string };

  // authoring
  drafts: {
    id: string;
    /** As its `module.yaml` says it; the module need not exist yet. */
    module_id: string;
    slug: string;
    title: string;
    owner_id: string;
    /** open: being written; review: waiting for another person; approved: may be published; closed: published or given up. */
    state: 'open' | 'review' | 'approved' | 'closed';
    based_on_id: string | null;
    /** Rises with every change of any file. */
    revision: number;
    made_at: string;
    changed_at: string;
  };
  /** `text` for what is written, `sha256` for a picture. */
  draft_files: {
    draft_id: string;
    path: string;
    revision: number;
    text: string | null;
    sha256: string | null;
    changed_at: string;
    changed_by: string;
  };
  /** Who has a text open; those not seen for a while have gone. */
  draft_people: { draft_id: string; path: string; person_id: string; seen_at: string };
  /** What a file was; neither text nor picture: it was removed. */
  draft_revisions: {
    draft_id: string;
    path: string;
    revision: number;
    text: string | null;
    sha256: string | null;
    at: string;
    by_id: string;
  };
  /** What was said of a draft as it stood at a revision. */
  reviews: {
    id: string;
    draft_id: string;
    revision: number;
    verdict: 'sent' | 'approved' | 'changes';
    by_id: string;
    at: string;
    note: string;
  };
  comments: {
    id: string;
    draft_id: string;
    /** Of the file; empty for the whole draft. */
    path: string;
    /** Kind and id of the part that it is about; empty for the whole draft. */
    item: string;
    /** Of the file as it stood. */
    line: number | null;
    /** The words of that line, since lines move. */
    quote: string;
    text: string;
    by_id: string;
    at: string;
    resolved_by: string | null;
    resolved_at: string | null;
  };
  /** Of an approved draft, at the beginning of a later day. */
  publications: {
    id: string;
    draft_id: string;
    revision: number;
    /** JSON of what the publisher chose. */
    edition: string;
    on_day: string;
    by_id: string;
    made_at: string;
    state: 'waiting' | 'published' | 'cancelled' | 'failed';
    /** Why it failed, as the reason of a refusal. */
    problem: string | null;
    ended_at: string | null;
  };
  /** A version that one person made alone by a small correction. */
  quick_fixes: {
    version_id: string;
    module_id: string;
    lesson_id: string;
    before: string;
    after: string;
    by_id: string;
    at: string;
    /** The day by which somebody else has looked at it. */
    look_by: string;
    seen_by: string | null;
    seen_at: string | null;
    undone_by: string | null;
    undone_at: string | null;
  };

  // interop
  export_profiles: {
    id: string;
    owner_id: string;
    name: string;
    format: 'csv' | 'xlsx';
    date_format: string;
    /** One row for each person and course, else one for each person. */
    by_course: Flag;
    /** Names of columns in their order, as JSON. */
    columns: string;
    /** Own codes by the id of a curriculum, as JSON. */
    codes: string;
    /** As the address of a list says it, as JSON. */
    filter: string;
    revision: number;
  };
  export_runs: {
    id: string;
    profile_id: string;
    at: string;
    changes_only: Flag;
    /** Rows of the whole list; null while it is being sent, and for ever where that broke off. */
    row_count: number | null;
    accepted_at: string | null;
  };
  export_rows: { run_id: string; row_key: string; hash: string };
  // team
  bulk_actions: {
    id: string;
    actor_id: string;
    /** What is decided about each, as JSON without free text. */
    decision: string;
    /** Description of what was learnt elsewhere; null where there is none, and once all is done. */
    evidence: string | null;
    state: 'planned' | 'running' | 'done';
    made_at: string;
    started_at: string | null;
    ended_at: string | null;
  };
  bulk_action_people: {
    action_id: string;
    /** In the order of the list that they were chosen from. */
    position: number;
    person_id: string;
    outcome: 'waiting' | 'done' | 'refused' | 'failed';
    /** Why not: a code. */
    reason: string | null;
  };
  upstream_modules: {
    module_id: string;
    /** Of what the content folder ships now. */
    fingerprint: string;
    /** JSON: path → `{ text }` or, for a picture, `{ sha256 }`. */
    files: string;
    seen_at: string;
  };
  // exchange
  module_imports: {
    id: string;
    owner_id: string;
    module_id: string;
    slug: string;
    title: string;
    /** As it was uploaded. */
    file_name: string;
    /** `ImportReport` as JSON. */
    report: string;
    /** The module in folder form, as a ZIP with one folder. */
    archive: Buffer;
    made_at: string;
  };
}
