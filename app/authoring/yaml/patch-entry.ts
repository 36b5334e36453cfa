import { isMap, isPair, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { type Entry, inlineYaml, pairYaml, type Value } from './write-yaml.ts';

/** Puts `text` in the place of the characters `from` ≤ i < `to`. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

type TextPair = Pair<Scalar, Node | null>;

const rankIn = (order: readonly string[]) => (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);

/** An entry with its fields in the order in which they are written; those that the order does not name come last. */
export function inOrder(entry: Entry, order: readonly string[]): Entry {
  const rank = rankIn(order);
  return Object.fromEntries(Object.entries(entry).sort(([a], [b]) => rank(a) - rank(b)));
}

/**
 * The fewest characters that turn the entry at `map` into `next`: one text where one text has changed, a field where its list has
 * grown. Null where it has to be written anew as a whole: in braces on one line, or its first field goes.
 */
export function patchEntry(text: string, map: YAMLMap, next: Entry, order: readonly string[]): Edit[] | null {
  const pairs = map.items as TextPair[];
  const first = pairs[0];
  if (map.flow || !first || next[keyOf(first)] === undefined) return null;
  const indent = columnOf(text, startOf(first.key));
  const edits = pairs.flatMap((pair): Edit[] => {
    const value = next[keyOf(pair)];
    const [from, to] = [startOf(pair.key), lastOf(text, pair)];
    if (value === undefined) return [{ from: lineStart(text, from), to: lineEnd(text, to) + 1, text: '' }];
    return patchValue(pair.value, value) ?? [{ from, to, text: pairYaml(keyOf(pair), value, indent) }];
  });
  const rank = rankIn(order);
  const kept = pairs.filter((pair) => next[keyOf(pair)] !== undefined);
  const there = new Set(pairs.map(keyOf));
  for (const [key, value] of Object.entries(inOrder(next, order))) {
    if (there.has(key)) continue;
    const before = kept.findLast((pair) => rank(keyOf(pair)) < rank(key)) ?? first;
    const at = lineEnd(text, lastOf(text, before));
    edits.push({ from: at, to: at, text: `\n${' '.repeat(indent)}${pairYaml(key, value, indent)}` });
  }
  return edits;
}

/** Null where the shape has changed, so that what holds the value is written anew. */
function patchValue(node: unknown, value: Value): Edit[] | null {
  if (isScalar(node)) {
    if (node.value === value) return [];
    // After a key alone there is no blank yet that a value could stand behind.
    if (typeof value === 'object' || node.type?.startsWith('BLOCK') || !node.range || node.source === '') return null;
    return [{ from: node.range[0], to: node.range[1], text: inlineYaml(value) }];
  }
  if (isSeq(node) && Array.isArray(value) && node.items.length === value.length) {
    return together(node.items.map((item, index) => patchValue(item, value[index] as Value)));
  }
  if (!isMap(node) || typeof value !== 'object' || Array.isArray(value)) return null;
  const pairs = node.items as TextPair[];
  if (pairs.length !== Object.keys(value).length) return null;
  return together(
    pairs.map((pair) =>
      Object.hasOwn(value, keyOf(pair)) ? patchValue(pair.value, value[keyOf(pair)] as Value) : null,
    ),
  );
}

function together(parts: (Edit[] | null)[]): Edit[] | null {
  return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
}

/** All at once. Edits at one place follow each other in their order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.from - b.from)) {
    result += text.slice(at, edit.from) + edit.text;
    at = Math.max(at, edit.to);
  }
  return result + text.slice(at);
}

const keyOf = (pair: TextPair): string => String(pair.key.value);
const startOf = (node: Node): number => node.range?.[0] ?? 0;
export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
export const columnOf = (text: string, at: number): number => at - lineStart(text, at);

export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Behind the last character of a value, without comments and blank lines that follow it. */
export function lastOf(text: string, node: Node | TextPair | null): number {
  if (isPair(node)) return lastOf(text, (node.value as Node | null) ?? (node.key as Node));
  if ((isMap(node) || isSeq(node)) && !node.flow) {
    return lastOf(text, (node.items.at(-1) as Node | TextPair | undefined) ?? null);
  }
  const end = (node as Node | null)?.range?.[1] ?? 0;
  return text.slice(0, end).trimEnd().length;
}
