import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headerText, mailAddress } from './mail-address.ts';
import { writeMail } from './mail-template.ts';
import { isQuiet } from './quiet-hours.ts';
import { mailDelay, messageIdOf } from './send-due-mail.server.ts';

test.each(['a@example.org', 'o’neill.łukasz@example.org', "o'neill+ward@mail.example.org", 'a@bücher.example'])(
  '%s is an address',
  (text) => expect(mailAddress(text) ?? mailAddress(text.replace('’', ''))).not.toBeNull(),
);

test.each([
  ...['', 'a', 'a@', '@example.org', 'a@example', 'a@b@example.org', 'a b@example.org', '.a@example.org', 'a@-x.org'],
  ...['a@example.org\r\nBcc: b@example.org', 'a@example.org\n', 'a\r@example.org', 'a\0@example.org', 'a@[127.0.0.1]'],
  ...['Ada <a@example.org>', 'a@example.org,b@example.org', 'a@example.org>', '"a\r\nb"@example.org', 'a\u2028@x.org'],
  `${'a'.repeat(65)}@example.org`,
])('%j is no address', (text) => expect(mailAddress(text)).toBeNull());

test('no text can begin a second header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const line = headerText(text);
      expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]/u);
      expect(line).toBe(headerText(line));
    }),
  );
  expect(headerText('Ward 4\r\nBcc: all@example.org')).toBe('Ward 4 Bcc: all@example.org');
});

test('the template escapes, keeps each part on its line and links to pages alone', () => {
  const evil = '<img src=x onerror="alert(1)">\r\n\r\n& more';
  const link = { kind: 'link' as const, text: evil, href: 'https://learn.example.org/learn?a=1&b="' };
  const blocks = [{ kind: 'text' as const, text: evil }, { kind: 'list' as const, items: [evil] }, link];
  const { text, html } = writeMail({ subject: evil, blocks, footer: evil });
  expect(html).not.toMatch(/<img|<script|<style|<link|class=|background|url\(|(?<!-)color:/);
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; more');
  expect(html).toContain('href="https://learn.example.org/learn?a=1&amp;b=%22"');
  expect(text).toContain('- <img src=x onerror="alert(1)"> & more\n');
  const bad = { ...link, href: 'javascript:alert(1)' };
  expect(() => writeMail({ subject: '', blocks: [bad], footer: '' })).toThrow('web pages only');
});

test.each([
  ['2026-03-02T05:59:59Z', true],
  ['2026-03-02T06:00:00Z', false],
  ['2026-03-02T18:59:59Z', false],
  ['2026-03-02T19:00:00Z', true],
  ['2026-03-01T23:30:00Z', true],
  ['2026-07-02T05:00:00Z', false],
])('in Berlin %s is in quiet hours: %s', (at, quiet) => expect(isQuiet('Europe/Berlin', new Date(at))).toBe(quiet));

test('delays grow to an hour, and a Message-ID belongs to its key', () => {
  expect([1, 2, 3, 7, 400].map(mailDelay)).toEqual([60_000, 120_000, 240_000, 3_600_000, 3_600_000]);
  const id = messageIdOf('a\r\nkey', 'https://learn.example.org');
  expect(id).toMatch(/^<[0-9a-f]{40}@learn\.example\.org>$/);
  expect(id).toBe(messageIdOf('a\r\nkey', 'https://learn.example.org'));
  expect(id).not.toBe(messageIdOf('another', 'https://learn.example.org'));
});
