import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkBlockValues } from '#app/curriculum/check-block-values.ts';
import { readBlock, rewriteBlock, writeBlock } from './block-text.ts';
import { blockForms } from './describe-blocks.server.ts';
import { blockAt } from './scan-tags.ts';

const decode = (text: string) => text.replace(/&quot;/g, '"').replace(/&amp;/g, '&');

function blockIn(text: string, place = 1) {
  const block = blockAt(text, place);
  if (!block) throw new Error('there is no block');
  return block;
}

test('every block of the project’s own lessons is read as its schema wants it, and written back to the letter', () => {
  const modules = path.resolve(import.meta.dirname, '../../../content/modules');
  let read = 0;
  for (const slug of readdirSync(modules)) {
    for (const name of readdirSync(path.join(modules, slug)).filter((each) => each.endsWith('.mdx'))) {
      const text = readFileSync(path.join(modules, slug, name), 'utf8');
      for (const { index } of text.matchAll(/<(?=[A-Z])/g)) {
        const block = blockAt(text, index);
        if (block?.from !== index) continue;
        const values = readBlock(text, block, decode);
        const { tracks, ...own } = values ?? {};
        expect(checkBlockValues(block.tag.name, own), `${name} ${block.tag.name}`).toEqual([]);
        const content = block.content && text.slice(block.content.from, block.content.to);
        expect(rewriteBlock(text, block, values ?? {}, { ...own, ...(tracks && { tracks }) }, content)).toBe(
          text.slice(block.from, block.to),
        );
        read += 1;
      }
    }
  }
  expect(read).toBeGreaterThan(50);
});

test('a new value changes its attribute alone; added and removed ones come and go', () => {
  const text = '<Stat value="3 &amp; 4"  unit=\'per cent\' source="a" />';
  const values = readBlock(text, blockIn(text), decode) ?? {};
  expect(values).toEqual({ value: '3 & 4', unit: 'per cent', source: 'a' });
  const change = (next: typeof values) => rewriteBlock(text, blockIn(text), values, next, null);
  expect(change({ ...values, source: 'b' })).toBe('<Stat value="3 &amp; 4"  unit=\'per cent\' source="b" />');
  expect(change({ value: '3 & 4', source: 'a' })).toBe('<Stat value="3 &amp; 4" source="a" />');
  expect(change({ ...values, note: 'say "no"' })).toBe(text.replace(' />', ' note={"say \\"no\\""} />'));
});

test('what has to be worked out is not read', () => {
  for (const value of ['{a}', '{`x`}', '{1 + 1}'])
    expect(readBlock(`<Stat value=${value} />`, blockIn(`<Stat value=${value} />`), decode), value).toBeNull();
});

test('a block that was written can be read again', () => {
  for (const form of blockForms) {
    const values = {
      id: 'x-1',
      title: 'A "good" title & more',
      options: [{ id: 'a', text: 'Yes {1}', right: true }],
      names: ['a', 'b'],
    };
    const text = writeBlock(form, values, 'Text.');
    expect(readBlock(text, blockIn(text), decode), form.name).toEqual(values);
  }
});
