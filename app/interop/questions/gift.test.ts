import { expect, test } from 'vitest';
import { readGift } from './gift.ts';
import { messages } from './messages.ts';
import type { QuestionImport } from './question-import.ts';

const settings = { idPrefix: 'x', outcome: 'LO-01', tracks: ['full' as const] };
const read = (text: string): QuestionImport => readGift(text, settings);

/** The one question of a text, without what the settings say. */
function only(text: string): Record<string, unknown> {
  const { imported, refused } = read(text);
  expect(refused).toEqual([]);
  const [first, second] = imported;
  if (!first || second) throw new Error(`${imported.length} questions`);
  const { id: _id, tracks: _tracks, outcome: _outcome, critical: _critical, points: _points, ...rest } = first.question;
  return rest;
}

function reason(text: string): string {
  const { imported, refused } = read(text);
  expect(imported).toEqual([]);
  expect(refused).toHaveLength(1);
  return refused[0]?.reason ?? '';
}

const bank = `// A bank as a teacher keeps it
$CATEGORY: $course$/Hygiene

::Hands 1:: When do you clean your hands?
{
  =Before touching a patient # The first moment of five.
  ~Only at the end of the shift # Far too late.
  // a remark between the answers
  ~When they look dirty
  #### Because hands carry germs that nobody sees.
}

::Gloves::Gloves make washing hands unnecessary.{FALSE#They tear and leak.#Right: they tear.}

Which of these are moments for hand hygiene? {
  ~%50%Before an aseptic task
  ~%50%After touching a patient
  ~%-50%After reading a chart on a screen
}

How long does rubbing take, in seconds? {#25:5#Twenty to thirty.}

Match the agent to its use. {
  =Alcohol rub -> clean hands
  =Soap and water -> dirty hands
  = -> floors
}
`;

test('reads a bank of every kind, with places, names, categories and feedback', () => {
  const { imported, refused } = read(bank);
  expect(refused).toEqual([]);
  expect(
    imported.map(({ line, name, category, question }) => [line, name, category, question.id, question.type]),
  ).toEqual([
    [4, 'Hands 1', '$course$/Hygiene', 'x-1', 'single'],
    [13, 'Gloves', '$course$/Hygiene', 'x-2', 'true-false'],
    [15, undefined, '$course$/Hygiene', 'x-3', 'multiple'],
    [21, undefined, '$course$/Hygiene', 'x-4', 'numeric'],
    [23, undefined, '$course$/Hygiene', 'x-5', 'matching'],
  ]);
  expect(imported.map(({ question }) => question)).toMatchObject([
    {
      tracks: ['full'],
      outcome: 'LO-01',
      critical: false,
      points: 100,
      stem: 'When do you clean your hands?',
      options: [
        { id: 'a', text: 'Before touching a patient' },
        { id: 'b', text: 'Only at the end of the shift' },
        { id: 'c', text: 'When they look dirty' },
      ],
      key: 'a',
      feedback: {
        a: 'The first moment of five.',
        b: 'Far too late.',
        general: 'Because hands carry germs that nobody sees.',
      },
    },
    { key: false, feedback: { true: 'They tear and leak.', false: 'Right: they tear.' } },
    { key: ['a', 'b'], feedback: { general: messages.missingFeedback } },
    { key: '25', tolerance: '5', feedback: { general: 'Twenty to thirty.' } },
    {
      left: [
        { id: '1', text: 'Alcohol rub' },
        { id: '2', text: 'Soap and water' },
      ],
      right: [
        { id: 'a', text: 'clean hands' },
        { id: 'b', text: 'dirty hands' },
        { id: 'c', text: 'floors' },
      ],
      key: { '1': 'a', '2': 'b' },
    },
  ]);
  expect(imported.map(({ notes }) => notes.length)).toEqual([0, 0, 1, 0, 1]);
});

test('passes over ids that are taken', () => {
  const { imported } = readGift('a{T}\n\nb{T}', { ...settings, taken: new Set(['x-1', 'x-3']) });
  expect(imported.map(({ question }) => question.id)).toEqual(['x-2', 'x-4']);
});

test('escaped signs are signs, and a backslash before others is a backslash', () => {
  expect(
    only('Which equals 5? \\{A\\} {\n ~ \\= 2 + 2\n = \\= 2 + 3 # yes\\: \\#1\n ~ C\\:\\\\temp \\alpha \\~\\n new }'),
  ).toMatchObject({
    stem: 'Which equals 5? {A}',
    options: [{ text: '= 2 + 2' }, { text: '= 2 + 3' }, { text: 'C:\\temp \\alpha ~\n new' }],
    feedback: { b: 'yes: #1' },
  });
  expect(only('A backslash: {=\\\\ ~\\\\n}')).toMatchObject({ options: [{ text: '\\' }, { text: '\\n' }] });
});

test('a missing word is a line in the question', () => {
  expect(only('Grant is {~buried =entombed ~living} in a tomb.')).toMatchObject({
    type: 'single',
    stem: 'Grant is _____ in a tomb.',
    key: 'b',
  });
  expect(only('It is {=red ~blue}.')).toMatchObject({ stem: 'It is _____.' });
});

const amounts: [text: string, key: string, tolerance: string][] = [
  ['#5', '5', '0'],
  ['#3:0.5', '3', '0.5'],
  ['#1..5', '3', '2'],
  ['#3.141..3.142', '3.1415', '0.0005'],
  ['#-3..-1', '-2', '1'],
  ['#-1..2', '0.5', '1.5'],
  ['#=1822:0 # Right', '1822', '0'],
  ['#%100%7:1', '7', '1'],
  ['#1e2', '', ''],
  ['#5..1', '', ''],
  ['#=1822:0 =%50%1822:2', '', ''],
  ['#1,234', '', ''],
  ['#5:-1', '', ''],
];

test.each(amounts)('numbers: %s', (text, key, tolerance) => {
  if (key) expect(only(`How much? {${text}}`)).toMatchObject({ type: 'numeric', key, tolerance });
  else expect(reason(`How much? {${text}}`)).toMatch(/\.$/);
});

test('texts are read in the format that they name', () => {
  expect(only('[html]<p>Is <b>this</b> &lt; 5?</p><script>alert(1)</script>{T#no#[plain]<yes>}')).toMatchObject({
    stem: 'Is this < 5?',
    feedback: { true: '<yes>', false: 'no' },
  });
  expect(only('[markdown]Which is **not** so?\\n\\n- one\\n- two {=a ~*b*}')).toMatchObject({
    stem: 'Which is not so?\n\n- one\n- two',
    options: [{ text: 'a' }, { text: 'b' }],
  });
  expect(only('Two<br>lines &amp; 5 < 6 {T}')).toMatchObject({ stem: 'Two\nlines & 5 < 6' });
  expect(only('[plain]5 &lt; 6 <b> {T}')).toMatchObject({ stem: '5 &lt; 6 <b>' });
});

const refusals: [what: string, text: string, reason: RegExp][] = [
  ['an essay', 'Write about germs. {}', /essay/],
  ['a short answer', 'Who? {=no one =nobody}', /short answer/],
  ['a description', 'Read this first.', /without a question/],
  ['an open brace', 'What? {=a ~b', /brace/],
  ['a closing brace', 'What? =a ~b}', /brace/],
  ['two answer sections', 'A {=a ~b} and {=c ~d}', /two answer sections/],
  ['part marks', 'Difficult. {~wrong ~%50%half =full}', /worth 50 %/],
  ['two that are wholly right', 'Which? {=a =b ~c}', /More than one option/],
  ['unequal weights', 'Which? {~%60%a ~%40%b ~c}', /not worth the same/],
  ['weights that do not add up', 'Which? {~%25%a ~%25%b ~c}', /not worth the same/],
  ['a heavy penalty', 'Which? {~%50%a ~%50%b ~%-100%c}', /takes 100 % away/],
  ['no right option', 'Which? {~a ~b}', /No option is right/],
  ['one option', 'Which? {=a} ~', /short answer/],
  ['every option right', 'Which? {~%50%a ~%50%b}', /every option right/],
  ['the same option twice', 'Which? {=a ~a}', /there twice/],
  ['a pair without an arrow', 'Match. {=a -> b =c}', /no pair/],
  ['a picture', '[html]What is <img src="x.png">? {T}', /<img>/],
  ['a table', '[html]<table><tr><td>1</td></tr></table> {T}', /<table>/],
  ['a formula', 'What is \\\\( x^2 \\\\)? {T}', /formula/],
  ['a power of a word', '[html]e<sup>ix</sup> is? {T}', /raised or lowered/],
  ['words struck out', '[html]<del>never</del> always {T}', /struck out/],
  ['an endless text', `${'x'.repeat(1600)} {T}`, /text of the question is longer than 1500/],
];

test.each(refusals)('refuses %s with its line', (_what, text, why) => {
  expect(reason(`\n\n${text}`)).toMatch(why);
  expect(read(`\n\n${text}`).refused[0]?.line).toBe(3);
});

test('powers keep their meaning in plain signs', () => {
  expect(only('[html]Platelets below 150 × 10<sup>9</sup>/L of CO<sub>2</sub>? {T}')).toMatchObject({
    stem: 'Platelets below 150 × 10⁹/L of CO₂?',
  });
});

test('what is refused costs only itself, and the counts add up', () => {
  const { imported, refused } = read('A {T}\n\nB {}\n\nC {=a ~b}\n\n::Open::D {=a\n\n~b}\n\nE {F}');
  expect(imported.map(({ line }) => line)).toEqual([1, 5, 11]);
  expect(refused.map(({ line, name }) => [line, name])).toEqual([
    [3, undefined],
    [7, 'Open'],
    [9, undefined],
  ]);
});

test('a file of odd bytes, an endless one and one of ten thousand questions end soon', () => {
  expect(read('\uFEFFA {T}\r\n\r\nB {F}').imported).toHaveLength(2);
  expect(read('x'.repeat(5_000_001)).refused[0]?.reason).toMatch(/Split it/);
  const many = read('A {T}\n\n'.repeat(10_000));
  expect([many.imported.length, many.refused.length]).toEqual([2000, 8000]);
  for (const sign of ['\\', '::', '{', '[html]<b>', '~%', '=', '#', '->']) {
    const { imported, refused } = read(sign.repeat(20_000));
    expect(imported.length + refused.length).toBe(1);
  }
});
