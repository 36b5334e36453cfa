/**
 * How many characters have to go or come to make one text of another, or null where it is more than `most` (Myers EW. An O(ND)
 * difference algorithm. Algorithmica 1986;1:251–266). A replaced character counts as two.
 */
export function editDistance(before: string, after: string, most: number): number | null {
  const [a, b] = trimmed([...before], [...after]);
  /** Per diagonal, how far into `a` an edit script of that many steps reaches. */
  const reach = new Map([[1, 0]]);
  for (let steps = 0; steps <= most; steps += 1) {
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      const down = reach.get(diagonal + 1) ?? -1;
      const right = reach.get(diagonal - 1) ?? -1;
      let x = diagonal === -steps || (diagonal !== steps && right < down) ? down : right + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      reach.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return steps;
    }
  }
  return null;
}

function trimmed(a: string[], b: string[]): [string[], string[]] {
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shortest - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}
