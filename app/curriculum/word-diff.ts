import { diffArrays, diffWordsWithSpace } from 'diff';

/** A stretch of a text that was compared: words that stayed, came or went. */
export interface DiffPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** A line of one text or both, in reading order. */
export type DiffLine = DiffPart[];

/** More differences than this are shown as one text in place of the other. */
const most = { lines: 2000, words: 1000 };

/** Word by word what became of a text. */
export function diffWords(before: string, after: string): DiffPart[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: most.words });
  if (!changes) return replaced(before, after);
  return joined(changes.map(({ value: text, added, removed }) => ({ kind: kindOf({ added, removed }), text })));
}

/** Changes with nothing but a space between them are one: "ward clerk" became "charge nurse". */
function joined(parts: DiffPart[]): DiffPart[] {
  const runs: DiffPart[] = [];
  let removed = '';
  let added = '';
  const close = () => {
    if (removed) runs.push({ kind: 'removed', text: removed });
    if (added) runs.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const [index, { kind, text }] of parts.entries()) {
    const isGap = kind === 'same' && text.trim() === '' && index > 0 && index < parts.length - 1;
    if (kind === 'same' && !isGap) {
      close();
      runs.push({ kind, text });
      continue;
    }
    if (kind !== 'added') removed += text;
    if (kind !== 'removed') added += text;
  }
  close();
  return runs;
}

/** What became of a text line by line, and within lines that were changed word by word. */
export function diffLines(before: string[], after: string[]): DiffLine[] {
  const changes = diffArrays(before, after, { maxEditLength: most.lines });
  if (!changes) return pairs(before, after);
  const lines: DiffLine[] = [];
  let removed: string[] = [];
  for (const [index, change] of changes.entries()) {
    if (change.removed) removed = change.value;
    if (change.removed && changes[index + 1]?.added) continue;
    if (change.added || change.removed) lines.push(...pairs(removed, change.added ? change.value : []));
    else lines.push(...change.value.map((text): DiffLine => [{ kind: 'same', text }]));
    removed = [];
  }
  return lines;
}

/** Two texts, line by line. */
export const diffTexts = (before: string, after: string): DiffLine[] =>
  diffLines(before.split('\n'), after.split('\n'));

function pairs(before: string[], after: string[]): DiffLine[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => {
    const [was, is] = [before[index], after[index]];
    if (was !== undefined && is !== undefined) return diffWords(was, is);
    return was === undefined ? [{ kind: 'added', text: is ?? '' }] : [{ kind: 'removed', text: was }];
  });
}

const replaced = (before: string, after: string): DiffPart[] => [
  { kind: 'removed', text: before },
  { kind: 'added', text: after },
];

function kindOf({ added, removed }: { added: boolean; removed: boolean }): DiffPart['kind'] {
  if (added) return 'added';
  return removed ? 'removed' : 'same';
}
