import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from './edit-distance.ts';
import { type QuickFixObstacle, quickFixObstacles } from './quick-fix-obstacles.ts';

const head = '---\nid: x\ntitle: The door\nminutes: 1\ntracks: [full]\noutcomes: [LO-01]\n---\n\n';
const body = [
  'Nadia gives 5 mg of metformin twice a day, and does not stop. The patient is safe today.',
  '',
  'See [the guide](https://example.org/a) for hypotension, and **ask** teh nurse.',
  '',
  '<Callout kind="ward" title="At the door">',
  '',
  'Knock, or call.',
  '',
  '</Callout>',
  '',
  '<Check id="c1" type="single" prompt="Who?" options={[{ id: "a", text: "You", right: true, feedback: "Yes." }, { id: "b", text: "I", feedback: "No." }]} />',
  '',
  '```text',
  'Write a note.',
  '```',
  '',
].join('\n');

const fix = (from: string, to: string) => {
  const before = head + body;
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${from} is not in the lesson`);
  return quickFixObstacles(before, after);
};

const changes: [from: string, to: string, obstacles: QuickFixObstacle[]][] = [
  ['teh nurse', 'the nurse', []],
  ['Nadia gives', 'Nadia  gives', []],
  ['The patient is', 'The patient, Ivy, is', []],
  ['Knock, or', 'Please knock, or', []],
  ['5 mg', '50 mg', ['number']],
  ['5 mg', '5 kg', ['number', 'unit']],
  ['twice', 'once', ['number']],
  ['twice a day', 'twice a week', ['unit']],
  ['does not stop', 'does stop', ['negation']],
  ['does not stop', 'does not start', ['negation']],
  ['does not stop', "doesn't stop", ['negation']],
  ['is safe', 'is unsafe', ['negation']],
  ['hypotension', 'hypertension', ['negation']],
  ['Knock, or', 'Knock, and', ['negation']],
  ['metformin', 'metoprolol', ['medicine']],
  ['metformin', 'Metformin', []],
  ['the guide', 'the guides', ['link']],
  ['/a)', '/b)', ['link']],
  ['At the door', 'By the door', ['block']],
  ['text: "You"', 'text: "She"', ['block']],
  ['right: true, feedback: "Yes." }', 'feedback: "Yes." }', ['block']],
  ['a note', 'the note', ['block']],
  ['The door', 'A door', ['head']],
  ['**ask**', 'ask', ['structure']],
  ['today.', 'today.\n\nSo is Ivy.', ['structure']],
  ['today.', 'today. She will sleep well and her sister will come to see her.', ['length']],
  ['\n<Check', '\n<b <Check', ['unreadable']],
];

test.each(changes)('%j → %j: %j', (from, to, obstacles) => {
  expect(fix(from, to)).toEqual(obstacles);
});

const real = head + body;
const start = head.length;
const runs = { numRuns: 30 };
/** A cut of the lesson replaced by something else, at most a few characters of each. */
const edit = fc
  .record({
    at: fc.integer({ min: start, max: real.length - 12 }),
    gone: fc.nat(6),
    come: fc.constantFrom('', 's', 'e ', ' not ', '7', ', 2', '**', 'mg', ' aspirin ', 'the ', '. ', '](', '<'),
  })
  .map(({ at, gone, come }) => real.slice(0, at) + come + real.slice(at + gone));

test('an edit and its undoing have the same obstacles, and no edit has none', () => {
  expect(quickFixObstacles(real, real)).toEqual([]);
  fc.assert(
    fc.property(edit, (after) => {
      expect(quickFixObstacles(after, real)).toEqual(quickFixObstacles(real, after));
    }),
    runs,
  );
});

test('what may go live has the same digits, links, blocks and negations in the same order', () => {
  const kept = (text: string) => [
    text.match(/\d/g),
    text.match(/\]\([^)]*\)/g),
    text.match(/<[^>]*>/g),
    text.toLowerCase().match(/\b(?:not|no|never|without|unless|only)\b/g),
  ];
  let free = 0;
  fc.assert(
    fc.property(edit, (after) => {
      if (quickFixObstacles(real, after).length > 0) return;
      free += 1;
      expect(kept(after)).toEqual(kept(real));
    }),
    { numRuns: 100 },
  );
  expect(free).toBeGreaterThan(0);
});

test('a denial put in anywhere is seen, and so is one taken out', () => {
  const gaps = [...real.matchAll(/(?<=[a-z]) (?=[a-z])/g)].map(({ index }) => index).filter((at) => at > start);
  fc.assert(
    fc.property(fc.constantFrom(...gaps), (at) => {
      const after = `${real.slice(0, at)} not${real.slice(at)}`;
      expect(quickFixObstacles(real, after)).not.toEqual([]);
      expect(quickFixObstacles(after, real)).not.toEqual([]);
    }),
    runs,
  );
});

test('the distance between texts is what has to go and come', () => {
  expect(editDistance('door', 'door', 0)).toBe(0);
  expect(editDistance('door', 'floor', 9)).toBe(3);
  expect(editDistance('', 'abc', 3)).toBe(3);
  expect(editDistance('', 'abcd', 3)).toBeNull();
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      const distance = editDistance(a, b, 30) ?? Number.NaN;
      expect(editDistance(b, a, 30)).toBe(distance);
      expect(distance).toBeGreaterThanOrEqual(Math.abs([...a].length - [...b].length));
      expect(distance === 0).toBe(a === b);
    }),
    { numRuns: 100 },
  );
});
