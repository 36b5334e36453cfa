import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeParts, type Part, partsOf } from './merge-parts.ts';

const file = (name: string, head: string, text: string) => ({
  path: name,
  text: `---\n${head}\n---\n${text}\n`,
  sha256: null,
});
/** Each with a translation where a third text is given. */
const lessons = (...list: [id: string, text: string, german?: string][]): Part[] =>
  partsOf(
    list.flatMap(([id, text, german], index) => {
      const name = `${String(index + 1).padStart(2, '0')}-${id}`;
      const own = file(`${name}.mdx`, `id: ${id}\ntitle: T\nminutes: 2\ntracks: [full]\noutcomes: [LO-01]`, text);
      return german === undefined ? [own] : [own, file(`${name}.de.mdx`, 'title: T', german)];
    }),
  );
const merged = (base: Part[], published: Part[], draft: Part[], choices: [string, string][] = []) => {
  const { parts, open } = mergeParts(base, published, draft, new Map(choices));
  return {
    text: parts.map(({ path, text }) => `${path} ${text?.split('\n').at(-2)}`),
    open: open.map(({ key }) => key),
  };
};

test('each side keeps what it alone has changed', () => {
  const base = lessons(['a', '1'], ['b', '1'], ['c', '1']);
  const published = lessons(['a', '2'], ['b', '1'], ['c', '1']);
  const draft = lessons(['a', '1'], ['b', '3'], ['c', '1']);
  expect(merged(base, published, draft)).toEqual({ text: ['01-a.mdx 2', '02-b.mdx 3', '03-c.mdx 1'], open: [] });
});

test('where both have changed a file it stays open until a side is chosen', () => {
  const [base, published, draft] = [lessons(['a', '1']), lessons(['a', '2']), lessons(['a', '3'])];
  expect(merged(base, published, draft).open).toEqual(['lesson a']);
  expect(merged(base, published, draft, [['lesson a', 'published']])).toEqual({ text: ['01-a.mdx 2'], open: [] });
  expect(merged(base, published, draft, [['lesson a', 'draft']])).toEqual({ text: ['01-a.mdx 3'], open: [] });
  expect(merged(base, [], draft).open).toEqual(['lesson a']);
  expect(merged(base, [], draft, [['lesson a', 'published']]).text).toEqual([]);
});

test('lessons that were added and moved find their places', () => {
  const base = lessons(['a', '1'], ['b', '1']);
  const moved = lessons(['b', '1'], ['new', '1'], ['a', '1']);
  const draft = lessons(['a', '1'], ['own', '1'], ['b', '1']);
  expect(merged(base, moved, draft).text).toEqual(['01-b.mdx 1', '02-new.mdx 1', '03-a.mdx 1', '04-own.mdx 1']);
  expect(merged(base, draft, moved).text).toEqual(['01-b.mdx 1', '02-new.mdx 1', '03-a.mdx 1', '04-own.mdx 1']);
});

test('a translation goes with its lesson, and is merged on its own', () => {
  const base = lessons(['a', '1', 'eins'], ['b', '1']);
  const published = lessons(['b', '1'], ['a', '1', 'zwei']);
  const draft = lessons(['a', '2', 'eins'], ['b', '1']);
  const text = ['01-b.mdx 1', '02-a.mdx 2', '02-a.de.mdx zwei'];
  expect(merged(base, published, draft)).toEqual({ text, open: [] });
});

test('a side without changes gives way, and nothing is lost or there twice', () => {
  const side = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('1', '2', '3')), {
    selector: ([id]) => id,
  });
  fc.assert(
    fc.property(side, side, side, (one, two, three) => {
      const [base, published, draft] = [lessons(...one), lessons(...two), lessons(...three)];
      expect(merged(base, base, draft)).toEqual(merged(draft, draft, draft));
      expect(merged(base, published, base)).toEqual(merged(published, published, published));
      const { parts, open } = mergeParts(base, published, draft, new Map());
      expect(new Set(parts.map(({ path }) => path)).size).toBe(parts.length);
      const contents = new Set([...published, ...draft].map(({ text }) => text));
      for (const { text } of parts) expect(contents).toContain(text);
      const known = new Set(open.map(({ key }) => key));
      for (const { key, text } of draft) {
        const was = base.find((part) => part.key === key)?.text;
        const theirs = published.find((part) => part.key === key)?.text;
        if (was !== text && was === theirs) expect(parts.find((part) => part.key === key)?.text).toBe(text);
        if (was !== text && was !== theirs && text !== theirs) expect(known).toContain(key);
      }
    }),
    { numRuns: 40 },
  );
});
