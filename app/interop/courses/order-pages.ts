import { posix } from 'node:path';

const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const isIndex = (path: string): boolean => /(^|\/)_?(index|readme)\.[a-z]+$/i.test(path);

/** A list of chapters, as mdBook and GitBook have it. */
export const isSummary = (path: string): boolean => /(^|\/)(SUMMARY|_sidebar)\.md$/.test(path);

/**
 * Pages in reading order: as a list of chapters names them; others by folder, the page of a folder first, then those with a position of their
 * own, then by name with numbers as numbers.
 */
export function orderPages(
  paths: string[],
  positions: ReadonlyMap<string, number>,
  summaries: Map<string, string>,
): string[] {
  const listed = new Map<string, number>();
  for (const [path, text] of summaries) {
    for (const [, address = ''] of text.matchAll(/\]\(\s*<?([^)\s>#?]+)/g)) {
      const page = posix.normalize(posix.join(posix.dirname(path), address));
      if (!listed.has(page)) listed.set(page, listed.size);
    }
  }
  const rank = (path: string): number => listed.get(path) ?? listed.size;
  return [...paths].sort((a, b) => rank(a) - rank(b) || compare(a, b, positions));
}

function compare(a: string, b: string, positions: ReadonlyMap<string, number>): number {
  const [left, right] = [a.split('/'), b.split('/')];
  let at = 0;
  while (at < left.length - 1 && at < right.length - 1 && left[at] === right[at]) at += 1;
  const isPage = [at === left.length - 1, at === right.length - 1];
  if (isPage[0] && isPage[1]) {
    const index = Number(isIndex(b)) - Number(isIndex(a));
    const position = (positions.get(a) ?? Number.MAX_VALUE) - (positions.get(b) ?? Number.MAX_VALUE);
    return index || position || natural.compare(a, b);
  }
  // Pages of a folder come before the folders in it.
  if (isPage[0] !== isPage[1]) return isPage[0] ? -1 : 1;
  return natural.compare(left[at] ?? '', right[at] ?? '') || natural.compare(a, b);
}
