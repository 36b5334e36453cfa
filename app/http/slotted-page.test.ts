import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutPage, fillPage, type SlottedPage, type SlotValues, slotWord } from './slotted-page.ts';

const mark = 'slot0123456789abcdef';
const word = (kind: Parameters<typeof slotWord>[1], number?: number) => slotWord(mark, kind, number);
const textOf = (page: SlottedPage, given: SlotValues) => fillPage(page, given).toString('utf8');
const values = { nonce: 'n0', personId: 'p0', name: 'Ada', newToken: () => 'fresh' };

test('a name is escaped for the place where it stands', () => {
  const page = cutPage(
    `<b title="${word('name')}">${word('name')}</b><script>s("[\\"${word('name')}\\"]")</script>`,
    mark,
  );
  const html = textOf(page, { ...values, name: `</script>"O'Neil" & \\ Søn` });
  const escaped = '&lt;/script&gt;&quot;O&#x27;Neil&quot; &amp; \\ Søn';
  expect(html).toContain(`<b title="${escaped}">${escaped}</b>`);
  expect(html.match(/<\/script/g)).toHaveLength(1);
  const inScript = html.slice(html.indexOf('s(') + 2, html.lastIndexOf(')'));
  expect(JSON.parse(JSON.parse(inScript))).toEqual([`</script>"O'Neil" & \\ Søn`]);
});

test('a name in a script reads back as it is, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const html = textOf(cutPage(`<script>s("[\\"${word('name')}\\"]")</script>`, mark), { ...values, name });
      const text = html.slice('<script>s('.length, html.lastIndexOf(')'));
      expect(JSON.parse(JSON.parse(text))).toEqual([name]);
      expect(text).not.toMatch(/[<>&]/);
    }),
  );
});

test('the same number is the same token, another number another', () => {
  let made = 0;
  const page = cutPage(`${word('token', 1)} ${word('token', 2)} ${word('token', 1)}`, mark);
  expect(textOf(page, { ...values, newToken: () => `t${made++}` })).toBe('t0 t1 t0');
});

test('a page without slots stays as it is, and the nonce stands in tags', () => {
  expect(textOf(cutPage('<p>one</p>', mark), values)).toBe('<p>one</p>');
  expect(textOf(cutPage(`<script nonce="${word('nonce')}">1</script>`, mark), values)).toBe(
    '<script nonce="n0">1</script>',
  );
});
