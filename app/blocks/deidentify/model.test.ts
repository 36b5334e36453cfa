import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lessonProps } from '#tests/setup/lesson-props.ts';
import { percents, reaches } from './judge.ts';
import { type DeidentifyProps, deidentifyModel } from './model.ts';
import { readNote, wordCount } from './note.ts';
import { deidentifySchema } from './schema.ts';

const lesson = 'patient-data-and-privacy/03-eighteen-identifiers.mdx';
const real: DeidentifyProps = deidentifySchema.parse(lessonProps(lesson, 'Deidentify'));
const { view, grade, result, parseAnswer } = deidentifyModel;
const seed = 'a-seed';

const note = (title: string, tryNumber = 1) => {
  const found = real.notes.find((each) => each.title === title);
  if (!found) throw new Error(`No note ${title} in try ${tryNumber}`);
  return readNote(found.text);
};
const noteOfTry = (tryNumber: number) => note(view(real, seed, tryNumber).noteTitle, tryNumber);
const everyWord = (tryNumber: number) => Array.from({ length: wordCount(noteOfTry(tryNumber)) }, (_, index) => index);
const identifiers = (tryNumber: number) => noteOfTry(tryNumber).spans.filter((span) => span.kind === 'identifier');
const wordsOf = (spans: { from: number; to: number }[]) =>
  spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index));
const perfect = (tryNumber: number) => wordsOf(identifiers(tryNumber));

const form = (...words: string[]) => {
  const data = new FormData();
  for (const word of words) data.append('word', word);
  return data;
};

/** Five words a span or gap, as an author would write them. */
const small: DeidentifyProps = {
  ...real,
  notes: [
    {
      id: 'one',
      title: 'One',
      text: 'Her record number is [[8|55-20931]], plate [[12|VQ-4417]] since [[3|14 March]] {{2026}}, by ((Dr Pruitt)) now as ever before.',
    },
  ],
};

test('the notes of the lesson pass the schema, with at least 14 identifiers each and the 16 of the brief in the first', () => {
  expect(real.notes.length).toBeGreaterThanOrEqual(3);
  for (const { text } of real.notes) {
    const { spans, problems } = readNote(text);
    expect(problems).toEqual([]);
    expect(spans.filter((span) => span.kind === 'identifier').length).toBeGreaterThanOrEqual(14);
    expect(spans.some((span) => span.kind === 'trap')).toBe(true);
    expect(spans.some((span) => span.kind === 'unscored')).toBe(true);
  }
  const first = readNote(real.notes[0]?.text ?? '');
  expect(first.spans.filter((span) => span.kind === 'identifier')).toHaveLength(16);
});

test('one miss among 16 identifiers is a recall of 93.75 % and fails', () => {
  const tryNumber = [1, 2, 3, 4].find((each) => identifiers(each).length === 16) ?? 0;
  const answer = wordsOf(identifiers(tryNumber).slice(1));
  expect(grade(real, seed, tryNumber, answer)).toEqual({ points: 1500, max: 1600, passed: false });
  expect(result(real, seed, tryNumber, answer)).toMatchObject({ found: 15, total: 16, recall: 93, precision: 100 });
  expect(grade(real, seed, tryNumber, perfect(tryNumber)).passed).toBe(true);
});

test.each([
  { hit: 19, miss: 1, wrong: 0, passed: true, why: 'recall 95 % exactly' },
  { hit: 18, miss: 1, wrong: 0, passed: false, why: 'recall 94.7 %' },
  { hit: 16, miss: 0, wrong: 4, passed: true, why: 'precision 80 % exactly' },
  { hit: 16, miss: 0, wrong: 5, passed: false, why: 'precision 76.2 %' },
  { hit: 0, miss: 16, wrong: 0, passed: false, why: 'nothing marked' },
])('$hit found, $miss missed, $wrong false: $why', ({ hit, miss, wrong, passed }) => {
  const span = { kind: 'identifier' as const, type: 1, from: 0, to: 1 };
  const judgement = {
    found: Array<typeof span>(hit).fill(span),
    missed: Array<typeof span>(miss).fill(span),
    falseMarks: Array(wrong).fill({ from: 0, to: 1, trap: false }),
    forgiven: [],
  };
  expect(reaches(judgement, { recall: 95, precision: 80 })).toBe(passed);
});

test('F2 from counts is 5PR / (4P + R), rounded down', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), fc.nat(30), (hit, miss, wrong) => {
      fc.pre(hit > 0);
      const [p, r] = [hit / (hit + wrong), hit / (hit + miss)];
      const span = { kind: 'identifier' as const, type: 1, from: 0, to: 1 };
      const { f2 } = percents({
        found: Array(hit).fill(span),
        missed: Array(miss).fill(span),
        falseMarks: Array(wrong).fill({ from: 0, to: 1, trap: false }),
        forgiven: [],
      });
      expect(f2).toBe(Math.floor(((5 * p * r) / (4 * p + r)) * 100 + 1e-9));
    }),
  );
});

test.each([
  ['the identifiers alone', [4, 6, 8, 9], 3, []],
  ['staff names cost nothing', [4, 6, 8, 9, 12, 13], 3, []],
  ['a word or two at the edge of a mark are forgiven', [2, 3, 4, 5, 6, 8, 9], 3, []],
  ['three words at the edge are too much', [1, 2, 3, 4, 6, 8, 9], 3, ['record number is']],
  ['a trap counts even at the edge of a mark', [4, 6, 8, 9, 10], 3, ['2026']],
  ['a word that touches no mark counts', [4, 6, 8, 9, 14], 3, ['now']],
  ['separate words count each, a run of words once', [0, 4, 6, 8, 9, 14, 15], 3, ['Her', 'now as']],
  ['a part of an identifier counts neither way', [4, 6, 8], 2, []],
])('%s', (_, answer, found, falseMarks) => {
  const judged = result(small, seed, 1, answer);
  expect(judged.found).toBe(found);
  expect(judged.parts.filter(({ kind }) => kind === 'false' || kind === 'trap').map(({ text }) => text)).toEqual(
    falseMarks,
  );
});

test('marking every word of a note never passes', () => {
  for (const tryNumber of [1, 2, 3, 4]) {
    const { passed, points, max } = grade(real, seed, tryNumber, everyWord(tryNumber));
    expect({ passed, points }).toEqual({ passed: false, points: max });
  }
});

test('the parts of a result are the whole note in order, with type and name only at identifiers', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.uniqueArray(fc.nat(120)), (tryNumber, marks) => {
      const { parts, found, total } = result(real, seed, tryNumber, marks);
      expect(parts.map(({ text }) => text).join('')).toBe(view(real, seed, tryNumber).pieces.join(''));
      expect(parts.filter(({ kind }) => kind === 'found')).toHaveLength(found);
      expect(parts.filter(({ type }) => type !== undefined)).toHaveLength(total);
    }),
  );
});

test('points stay between 0 and max, and one more identifier never costs points', () => {
  const marks = fc.uniqueArray(fc.nat(120));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), marks, fc.nat(40), (tryNumber, answer, pick) => {
      const before = grade(real, seed, tryNumber, answer);
      expect(before.points).toBeGreaterThanOrEqual(0);
      expect(before.points).toBeLessThanOrEqual(before.max);
      const spans = identifiers(tryNumber);
      const more = [...answer, ...wordsOf([spans[pick % spans.length] ?? { from: 0, to: 0 }])];
      expect(grade(real, seed, tryNumber, more).points).toBeGreaterThanOrEqual(before.points);
    }),
  );
});

test('the order of the marks does not matter', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(120)), (marks) => {
      expect(grade(real, seed, 1, [...marks].reverse())).toEqual(grade(real, seed, 1, marks));
    }),
  );
});

test('each try has another note until all have been seen, from a start that the seed picks', () => {
  const titles = (from: string) => [1, 2, 3, 4].map((each) => view(real, from, each).noteTitle);
  expect(new Set(titles(seed)).size).toBe(4);
  expect(view(real, seed, 5).noteTitle).toBe(view(real, seed, 1).noteTitle);
  const starts = Array.from({ length: 40 }, (_, index) => titles(`seed ${index}`)[0]);
  expect(new Set(starts).size).toBe(4);
});

test('the view says nothing about what the note hides: without any marks it would be the same', () => {
  const bare = real.notes.map((each) => ({ ...each, text: readNote(each.text).pieces.join('') }));
  for (const tryNumber of [1, 2, 3, 4]) {
    const shown = view(real, seed, tryNumber);
    expect(shown).toEqual(view({ ...real, notes: bare }, seed, tryNumber));
    expect(JSON.stringify(shown)).not.toMatch(/\[\[|\{\{|\(\(|identifier"|trap|unscored|span/);
    expect(Object.keys(shown)).toEqual(['title', 'intro', 'recall', 'precision', 'names', 'noteTitle', 'pieces']);
  }
});

test('a form becomes rising positions; what is no position of a word is refused', () => {
  expect(parseAnswer(form('7', '2', '7'), real)).toEqual([2, 7]);
  expect(parseAnswer(form(), real)).toEqual([]);
  for (const wrong of ['-1', '1.5', '9999', '', 'x', '1e2']) expect(parseAnswer(form('1', wrong), real)).toBeNull();
});

test.each([
  ['too few identifiers', { text: '[[1|Marta]] came.' }, 'A note needs at least 14 identifiers; this one has 1.'],
  ['a type that does not exist', { text: '[[19|Marta]] came.' }, 'There is no type 19; the types are 1 to 18.'],
  ['broken markup', { text: '[[1|Marta came.' }, '“[[” is left over near “[[1|Marta came.”.'],
])('the schema refuses %s in words', (_, change, message) => {
  const notes = real.notes.map((each, index) => (index === 0 ? { ...each, ...change } : each));
  const issues = deidentifySchema.safeParse({ ...real, notes }).error?.issues ?? [];
  expect(issues.map((issue) => issue.message)).toContain(message);
  expect(issues[0]?.path).toEqual(['notes', 0, 'text']);
});
