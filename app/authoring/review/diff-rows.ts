import type { DiffPart } from '#app/curriculum/word-diff.ts';

/** A line of a compared text, or so many in a row in which nothing changed. */
export type DiffRow = { kind: 'line'; line: number; parts: DiffPart[] } | { kind: 'gap'; lines: number };

/** Unchanged lines that stay around a changed one. */
const around = 1;

/** The parts of a diff by lines; `line` counts in the text after, and a line that is gone has that of the next one. */
export function diffRows(parts: DiffPart[]): DiffRow[] {
  const lines = linesOf(parts);
  const changed = lines.map((line) => line.parts.some(({ kind }) => kind !== 'same'));
  const isShown = (index: number) => changed.slice(Math.max(0, index - around), index + around + 1).includes(true);
  const rows: DiffRow[] = [];
  for (const [index, line] of lines.entries()) {
    const last = rows.at(-1);
    if (isShown(index)) rows.push({ kind: 'line', ...line });
    else if (last?.kind === 'gap') last.lines += 1;
    else rows.push({ kind: 'gap', lines: 1 });
  }
  return rows;
}

function linesOf(parts: DiffPart[]): { line: number; parts: DiffPart[] }[] {
  const lines: { line: number; parts: DiffPart[] }[] = [{ line: 1, parts: [] }];
  let line = 1;
  for (const { kind, text } of parts) {
    for (const [index, piece] of text.split('\n').entries()) {
      if (index > 0) {
        if (kind !== 'removed') line += 1;
        // A break that came or went is a change too, though it has no words.
        if (kind !== 'same' && piece === '' && lines.at(-1)?.parts.length === 0)
          lines.at(-1)?.parts.push({ kind, text: '' });
        lines.push({ line, parts: [] });
      }
      if (piece !== '') lines.at(-1)?.parts.push({ kind, text: piece });
    }
  }
  const last = lines.at(-1);
  return last?.parts.length === 0 ? lines.slice(0, -1) : lines;
}
