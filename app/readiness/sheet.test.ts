import { expect, test } from 'vitest';
import { longestNote, readEntries, unanswered, withoutEvidence } from './sheet.ts';
import { readWeights } from './weights.ts';

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

const items = [{ id: 'I1' }, { id: 'I2' }];

test('a sheet is read item by item, a note cut to one line', () => {
  const entries = readEntries(form({ 'level-I1': '0', 'note-I1': ' a\r\nb\u202e ', 'level-X9': '7' }), items);
  expect(entries).toEqual({ I1: { level: 0, note: 'a b' }, I2: { level: null, note: '' } });
  const long = readEntries(form({ 'note-I2': '😀'.repeat(longestNote + 1) }), items);
  expect([...(long?.I2?.note ?? '')]).toHaveLength(longestNote);
});

test.each(['6', '-1', '1.5', '', ' 1', '１'])('the level "%s" is none', (level) => {
  expect(readEntries(form({ 'level-I1': level }), items)).toBeNull();
});

test('what keeps a sheet from being handed in is said by item', () => {
  const entries = {
    A: { level: null, note: 'x' },
    B: { level: 4, note: '' },
    C: { level: 4, note: 'x' },
    D: { level: 3, note: '' },
    E: { level: 0, note: '' },
  };
  expect(unanswered(entries)).toEqual(['A']);
  expect(withoutEvidence(entries)).toEqual(['B']);
});

test('weights in an address hold for every dimension or not at all', () => {
  const ids = ['I', 'D', 'W', 'L', 'U', 'C', 'P', 'S'];
  const search = (weight: (id: string) => string) =>
    new URLSearchParams(ids.map((id): [string, string] => [`weight-${id}`, weight(id)]));
  expect(readWeights(new URLSearchParams())).toBeNull();
  expect(readWeights(search((id) => (id === 'D' ? '101' : '1')))).toBeNull();
  expect(readWeights(search((id) => (id === 'D' ? '' : '1')))).toBeNull();
  expect(readWeights(search(() => '0'))).toBeNull();
  expect(readWeights(search((id) => (id === 'D' ? '100' : '0')))?.get('D')).toBe(100);
});
