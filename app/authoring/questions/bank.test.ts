import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Entry } from '../yaml/write-yaml.ts';
import { addEntry, readBank, removeEntry, replaceEntry } from './bank.ts';

const bank = `# Our questions

questions:
  # the first one
  - id: one
    type: single # one right option
    outcome: LO-01
    tracks: [foundation, full]
    points: 100
    stem: 'Wards are “étages”: true?'
    options:
      - { id: a, text: "Yes" }
      - { id: b, text: "No" } # certainly
    key: b
    feedback:
      b: "Right."
      general: Because.
  # the second one
  - { id: two, type: true-false, outcome: LO-01, tracks: [full], stem: "S", key: true, feedback: { "true": "a", "false": "b" } }
# the end
`;
const entryOf = (text: string, id: string): Entry => {
  const entry = readBank(text)?.find((each) => each.id === id);
  if (!entry) throw new Error(`no ${id}`);
  return entry.value;
};
/** Lines that are in one text alone. */
const changed = (before: string, after: string) => ({
  gone: before.split('\n').filter((line) => !after.split('\n').includes(line)),
  come: after.split('\n').filter((line) => !before.split('\n').includes(line)),
});

test('an entry is found with its lines', () => {
  expect(readBank(bank)?.map(({ id, lines }) => [id, lines])).toEqual([
    ['one', [5, 17]],
    ['two', [19, 19]],
  ]);
  expect(readBank('questions: [')).toBeNull();
  expect(readBank('questions: [*a]')).toBeNull();
});

test('one changed text is one changed line, comments and all', () => {
  const entry = entryOf(bank, 'one');
  const next = replaceEntry(bank, { ...entry, key: 'a', feedback: { b: 'Wrong.', general: 'Because.' } });
  expect(changed(bank, next)).toEqual({
    gone: ['    key: b', '      b: "Right."'],
    come: ['    key: a', '      b: "Wrong."'],
  });
  expect(replaceEntry(bank, entry)).toBe(bank);
});

test('fields come and go in their place, and a list that grows is written anew', () => {
  const { points: _, ...entry } = entryOf(bank, 'one');
  const options = [...(entry.options as Entry[]), { id: 'c', text: 'Say: "perhaps"' }];
  const next = replaceEntry(bank, { ...entry, critical: true, group: 'g', reteach: 'Read\nagain.', options });
  expect(changed(bank, next)).toEqual({
    gone: ['    points: 100', '      - { id: b, text: "No" } # certainly'],
    come: [
      '    critical: true',
      '    group: g',
      '    reteach: "Read\\nagain."',
      '      - { id: b, text: "No" }',
      '      - { id: c, text: "Say: \\"perhaps\\"" } # certainly',
    ],
  });
  expect(entryOf(next, 'one')).toMatchObject({ options, reteach: 'Read\nagain.' });
});

test('an entry in braces is written out, and the next one begins where it did', () => {
  const next = replaceEntry(bank, { ...entryOf(bank, 'two'), key: false });
  expect(next.slice(0, next.indexOf('  - id: two'))).toBe(bank.slice(0, bank.indexOf('  - { id: two')));
  expect(next.endsWith('# the end\n')).toBe(true);
  expect(entryOf(next, 'two')).toEqual({ ...entryOf(bank, 'two'), key: false });
});

test('questions are added at the end or after another one, and removed', () => {
  const entry: Entry = { id: 'three', type: 'numeric', key: '1.5' };
  const end = addEntry(bank, entry);
  expect(readBank(end)?.map(({ id }) => id)).toEqual(['one', 'two', 'three']);
  const after = addEntry(bank, entry, 'one');
  expect(readBank(after)?.map(({ id }) => id)).toEqual(['one', 'three', 'two']);
  expect(removeEntry(end, 'three')).toBe(bank);
  expect(removeEntry(after, 'three')).toBe(bank);
  expect(readBank(removeEntry(removeEntry(bank, 'one'), 'two'))).toEqual([]);
  expect(readBank(addEntry('# mine\nquestions: []\n', entry))?.map(({ value }) => value)).toEqual([entry]);
  expect(readBank(addEntry('questions: [{ id: a }, { id: b }]', entry, 'a'))?.map(({ id }) => id)).toEqual([
    'a',
    'three',
    'b',
  ]);
});

test('in the banks of the content folder a change of any one field leaves every other entry as it was', () => {
  const folders = readdirSync('content/modules');
  for (const folder of folders) {
    const text = readFileSync(`content/modules/${folder}/questions.yaml`, 'utf8');
    const entries = readBank(text) ?? [];
    expect(entries.length).toBeGreaterThan(5);
    for (const { id, value, source } of entries.filter((_, index) => index % 6 === 0)) {
      const next = { ...value, stem: `${value.stem} Now.`, feedback: { general: 'New.' }, group: 'other' };
      const written = replaceEntry(text, next);
      expect(entryOf(written, id)).toEqual(next);
      const [before, behind] = text.split(source) as [string, string];
      expect(written.startsWith(before) && written.endsWith(behind)).toBe(true);
      expect(parse(removeEntry(text, id)).questions).toEqual(entries.map((e) => e.value).filter((e) => e.id !== id));
    }
  }
});
