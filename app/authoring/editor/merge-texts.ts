import { diffArrays } from 'diff';

interface Change {
  /** Lines of the text that both began with, half-open. */
  from: number;
  to: number;
  lines: string[];
}

/** Both changes of one text, where they touch different lines; null where they do not fit together. */
export function mergeTexts(before: string, mine: string, theirs: string): string | null {
  const base = before.split('\n');
  const [own, other] = [changesOf(base, mine.split('\n')), changesOf(base, theirs.split('\n'))];
  const apart = own.every((a) => other.every((b) => a.to < b.from || b.to < a.from || isSame(a, b)));
  if (!apart) return null;
  const all = [...own, ...other.filter((b) => !own.some((a) => isSame(a, b)))].sort((a, b) => b.from - a.from);
  const merged = [...base];
  for (const { from, to, lines } of all) merged.splice(from, to - from, ...lines);
  return merged.join('\n');
}

const isSame = (a: Change, b: Change) =>
  a.from === b.from && a.to === b.to && a.lines.join('\n') === b.lines.join('\n');

function changesOf(base: string[], text: string[]): Change[] {
  const changes: Change[] = [];
  let at = 0;
  let open: Change | null = null;
  for (const { added, removed, value } of diffArrays(base, text)) {
    if (!added && !removed) {
      open = null;
      at += value.length;
      continue;
    }
    if (!open) {
      open = { from: at, to: at, lines: [] };
      changes.push(open);
    }
    if (added) open.lines.push(...value);
    else {
      at += value.length;
      open.to = at;
    }
  }
  return changes;
}
