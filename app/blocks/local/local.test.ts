import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import type { Segment } from '../block.ts';
import { blockWords } from '../messages.ts';
import type { RenderContext } from '../static-block.ts';
import { fillLocals, localNames } from './fill-locals.ts';
import { local } from './render.ts';
import { localSchema } from './schema.ts';

const compiled = (props: { name: string; instead?: string }): Segment => {
  const html = toHtml(local.render(props, [], { words: blockWords('en') } as RenderContext));
  return { kind: 'html', html: `<p id="p-1">Tell ${html} today.</p>` };
};
const htmlOf = (segments: Segment[]) => segments.map((segment) => (segment.kind === 'html' ? segment.html : ''));

test('a value takes the place of the words that stand in for it, as text and never as markup', () => {
  const segments = [compiled({ name: 'ai-contact', instead: 'your “line” manager & <b>' })];
  expect(localNames(segments)).toEqual(['ai-contact']);
  expect(htmlOf(fillLocals(segments, { 'ai-contact': '<script>alert(1)</script> & "Ann" $1 $&' }))).toEqual([
    '<p id="p-1">Tell <span class="local">&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Ann&quot; $1 $&amp;</span> today.</p>',
  ]);
});

test('without a value the words that stand in for it stay, and names of other things give nothing', () => {
  const named = [compiled({ name: 'ai-contact' }), compiled({ name: 'constructor' })];
  expect(htmlOf(fillLocals(named, {}))).toEqual(htmlOf(named));
  expect(htmlOf(named)[0]).toContain('(not filled in here yet: ai contact)');
});

test('a name is one that an address could hold', () => {
  expect(localSchema.safeParse({ name: 'AI contact' }).success).toBe(false);
  expect(localSchema.safeParse({ name: 'ai-contact', instead: '' }).success).toBe(false);
});
