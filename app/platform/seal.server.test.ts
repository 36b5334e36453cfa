import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openText, sealText } from './seal.server.ts';

const secret = 'a secret of at least thirty-two characters';

test('any text opens again with its secret and purpose', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(openText(secret, 'form', sealText(secret, 'form', text))).toBe(text);
    }),
  );
});

test('the same text is sealed differently each time', () => {
  expect(sealText(secret, 'form', 'text')).not.toBe(sealText(secret, 'form', 'text'));
});

test('another secret or purpose opens nothing', () => {
  const sealed = sealText(secret, 'form', 'text');
  expect(openText(`${secret}!`, 'form', sealed)).toBeNull();
  expect(openText(secret, 'key', sealed)).toBeNull();
});

test('a sealed text that was changed anywhere opens no more', () => {
  const sealed = sealText(secret, 'form', 'some text');
  for (let place = 0; place < sealed.length; place += 1) {
    const changed = sealed.slice(0, place) + (sealed[place] === 'A' ? 'B' : 'A') + sealed.slice(place + 1);
    expect(openText(secret, 'form', changed)).toBeNull();
  }
});

test.each(['', 'v1', 'v1.', 'v1.AAAA', 'v2.AAAA', 'v1.!!!!', 'v1.AAAA.AAAA'])('%o is null, not an error', (sealed) => {
  expect(openText(secret, 'form', sealed)).toBeNull();
});
