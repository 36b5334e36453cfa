import type { PlacedProblem } from '../problem.ts';

export type FrontMatter =
  | {
      ok: true;
      yaml: string;
      /** Canonical body (RECORDS §4). */
      body: string;
      /** Line of the file on which the body begins. */
      bodyLine: number;
    }
  | { ok: false; problem: PlacedProblem };

const example =
  'The first line must be exactly ---, then `id:`, `title:`, `minutes:`, `tracks:`, `outcomes:`, then --- again.';

/**
 * Cuts a lesson at its front matter. The first line must be exactly `---`: words after it (`---js`) choose a language that
 * other tools would run, so they are refused before any of them sees the text.
 */
export function cutFrontMatter(source: string): FrontMatter {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const [first = ''] = lines;
  if (first !== '---') return { ok: false, problem: { line: 1, ...firstLineProblem(first), fix: example } };
  const end = lines.indexOf('---', 1);
  if (end < 0) {
    return { ok: false, problem: { line: 1, column: 1, message: 'The front matter is never closed.', fix: example } };
  }
  return {
    ok: true,
    yaml: lines.slice(1, end).join('\n'),
    body: canonicalBody(lines.slice(end + 1).join('\n')),
    bodyLine: end + 2,
  };
}

function firstLineProblem(first: string): { column: number; message: string } {
  if (first.startsWith('\uFEFF')) {
    return { column: 1, message: 'The file begins with a byte order mark, a sign that editors hide.' };
  }
  if (/^-{3}\s*\S/.test(first) && !first.startsWith('----')) {
    return {
      column: 4,
      message: `Front matter may be YAML only; \`${first.slice(3, 23).trim()}\` after --- is not allowed.`,
    };
  }
  if (/^-{3}\s+$/.test(first)) return { column: 4, message: 'There are blanks after the first ---.' };
  if (first.startsWith('+++')) return { column: 1, message: 'TOML front matter is not allowed.' };
  return { column: 1, message: 'The lesson does not begin with front matter.' };
}

/** BOM removed, CRLF and CR → LF, final newlines → exactly one; nothing else, since two trailing spaces mean a break. */
export function canonicalBody(text: string): string {
  return `${text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')}\n`;
}
