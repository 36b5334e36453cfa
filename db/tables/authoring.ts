export interface AuthoringTables {
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
}
