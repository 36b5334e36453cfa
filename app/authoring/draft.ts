/** open: being written; review: waits for another person; approved: may be published; closed: published or given up. */
export type DraftState = 'open' | 'review' | 'approved' | 'closed';

export interface DraftHead {
  id: string;
  moduleId: string;
  slug: string;
  title: string;
  state: DraftState;
  /** Of the whole draft; each change of a file raises it. */
  revision: number;
  /** The version that the draft began as; null for a new module. */
  basedOn: string | null;
  owner: string;
  changedAt: string;
}

export type FileKind = 'head' | 'lesson' | 'questions' | 'picture';

export interface DraftFile {
  path: string;
  kind: FileKind;
  revision: number;
  /** Null for a picture. */
  text: string | null;
  sha256: string | null;
}

/** Longer texts are not even kept; the check has its own, lower limits. */
export const longestText = 500_000;

export const headPath = 'module.yaml';
export const questionsPath = 'questions.yaml';

/** What a file of a module is, by its path; null where it can be none. */
export function fileKind(path: string): FileKind | null {
  if (path === headPath) return 'head';
  if (path === questionsPath) return 'questions';
  if (/^\d{2}-[a-z0-9]+(-[a-z0-9]+)*\.mdx$/.test(path)) return 'lesson';
  return /^assets\/[a-z0-9][a-z0-9._-]*$/.test(path) ? 'picture' : null;
}

/** Text as it is kept: without a byte order mark, lines end with LF. */
export function plainLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}
