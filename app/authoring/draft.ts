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

/** `translation`: of a lesson or of the questions. */
export type FileKind = 'head' | 'lesson' | 'questions' | 'translation' | 'picture';

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
  if (translationOf(path) !== null) return 'translation';
  return /^assets\/[a-z0-9][a-z0-9._-]*$/.test(path) ? 'picture' : null;
}

/** `01-name.mdx` and `de` of `01-name.de.mdx`; null for a file that is no translation. */
export function translationOf(path: string): { source: string; lang: string } | null {
  const language = /^(\d{2}-[a-z0-9]+(?:-[a-z0-9]+)*|questions)\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)(\.mdx|\.yaml)$/;
  const [, base, lang, end] = language.exec(path) ?? [];
  if (base === undefined || lang === undefined || (base === 'questions') !== (end === '.yaml')) return null;
  return { source: base + end, lang };
}

/** Text as it is kept: without a byte order mark, lines end with LF. */
export function plainLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}
