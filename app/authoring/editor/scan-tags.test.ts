import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockAt, scanTags } from './scan-tags.ts';

const said = (text: string) =>
  scanTags(text).map(({ name, kind, closed, attributes }) => [
    name,
    kind,
    closed,
    attributes.map(({ name: attribute, value }) => [attribute, value && text.slice(value.from, value.to)]),
  ]);

test('tags, their attributes and their values are found', () => {
  expect(said('<Callout kind="note" title=\'T > 1\'>\nText <Cite id="a" />.\n</Callout>')).toEqual([
    [
      'Callout',
      'open',
      true,
      [
        ['kind', 'note'],
        ['title', 'T > 1'],
      ],
    ],
    ['Cite', 'single', true, [['id', 'a']]],
    ['Callout', 'close', true, []],
  ]);
  expect(said('<Check id="c"\n  options={[{ text: "a } b", right: true }]}\n/>')).toEqual([
    [
      'Check',
      'single',
      true,
      [
        ['id', 'c'],
        ['options', '[{ text: "a } b", right: true }]'],
      ],
    ],
  ]);
});

test('code holds no tags, and a tag that is being typed is one', () => {
  expect(said('`<Stat />` and ``<Stat /> ` `` \n\n```text\n<Stat />\n```\n\n\\<Stat />')).toEqual([]);
  expect(said('A <Callout kind="no')).toEqual([['Callout', 'open', false, [['kind', 'no']]]]);
  expect(said('A <Cite id=')).toEqual([['Cite', 'open', false, [['id', null]]]]);
});

test('the innermost block around a place is found, with what it holds', () => {
  const text = '<Callout kind="note" title="T">\n\nOne <Cite id="a" /> two.\n\n</Callout>\n\nOut.';
  const outer = blockAt(text, text.indexOf('One'));
  expect(outer?.tag.name).toBe('Callout');
  expect(outer?.content && text.slice(outer.content.from, outer.content.to).trim()).toBe('One <Cite id="a" /> two.');
  expect(blockAt(text, text.indexOf('id="a"'))?.tag.name).toBe('Cite');
  expect(blockAt(text, text.indexOf('Out'))).toBeNull();
});

test('every block of the project’s own lessons is found whole', () => {
  const modules = path.resolve(import.meta.dirname, '../../../content/modules');
  for (const slug of readdirSync(modules)) {
    for (const name of readdirSync(path.join(modules, slug)).filter((each) => each.endsWith('.mdx'))) {
      const text = readFileSync(path.join(modules, slug, name), 'utf8');
      const tags = scanTags(text);
      expect(
        tags.filter(({ closed }) => !closed),
        name,
      ).toEqual([]);
      const count = (kind: string) => tags.filter((tag) => tag.kind === kind).length;
      expect(count('open'), name).toBe(count('close'));
    }
  }
});

test('whatever is typed is read, and every place lies in the text', () => {
  const piece = fc.constantFrom(
    '<',
    'Callout',
    ' kind=',
    '"',
    "'",
    '{',
    '}',
    '[',
    '/>',
    '>',
    '</',
    '`',
    '```',
    '\n',
    '\\',
    'a',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      for (const { from, to } of scanTags(text)) {
        expect(from).toBeLessThan(to);
        expect(to).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 200 },
  );
});
