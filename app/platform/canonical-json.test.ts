import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, hashOf, sha256hex } from './canonical-json.ts';

test('the RFC 8785 sorting example is in order of UTF-16 code units', () => {
  const given = {
    '€': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '😀': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    ö: 'Latin Small Letter O With Diaeresis',
  };
  expect(canonicalJson(given)).toBe(
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
      '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  );
});

test('strings are escaped as RFC 8785 §3.2.2.2 says', () => {
  expect(canonicalJson({ string: '€$\u000f\nA\'B"\\\\"/', literals: [null, true, false] })).toBe(
    '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test.each([
  [{ b: 1, a: { d: 2, c: [3, { f: 4, e: 5 }] } }, '{"a":{"c":[3,{"e":5,"f":4}],"d":2},"b":1}'],
  [[], '[]'],
  [{}, '{}'],
  ['text', '"text"'],
  [-0, '0'],
  [9_007_199_254_740_991, '9007199254740991'],
  [{ here: 1, absent: undefined }, '{"here":1}'],
])('%j is written %s', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test.each([
  [1.5, '$ is 1.5'],
  [{ a: [0, Number.NaN] }, '$.a[1] is NaN'],
  [2 ** 53, 'write decimals as strings'],
  [[1, undefined], '$[1] is undefined'],
  [new Array(2), '$[0] is undefined'],
  [undefined, '$ is undefined'],
  [{ a: 1n }, '$.a is a bigint'],
  [{ a: new Date(0) }, '$.a is a Date'],
  [{ a: new Map() }, '$.a is a Map'],
  [{ a: '\ud800' }, 'half of a surrogate pair'],
  [{ '\udc00': 1 }, 'half of a surrogate pair'],
  [{ toJSON: () => 1 }, 'is not JSON'],
])('%o is refused', (value, why) => {
  expect(() => canonicalJson(value)).toThrow(why);
});

test('the order of members never matters and nothing is lost', () => {
  const leaf = fc.oneof(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), fc.boolean(), fc.constant(null));
  const values = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.oneof(leaf, fc.array(leaf)));
  fc.assert(
    fc.property(values, (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('hashes are of the UTF-8 text', () => {
  expect(sha256hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256hex('étages')).toBe(sha256hex(Buffer.from('étages', 'utf8')));
  const question = {
    tracks: ['foundation', 'full'],
    critical: false,
    feedback: { false: 'Right.', true: 'No.' },
    id: 'hello-q1',
    key: false,
    outcome: 'LO-01',
    points: 100,
    stem: 'Wards are étages.',
    type: 'true-false',
  };
  expect(hashOf(question)).toBe('4d1850509a0414e8f441987404dd423d7ba60f23f235129764f4e883d92a46c7');
});
