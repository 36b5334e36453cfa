import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lessonProps } from '#tests/setup/lesson-props.ts';
import { type RiskSorterAnswer, type RiskSorterProps, riskSorterModel } from './model.ts';
import { type Bin, binOf, bins, hardStops, sumOf } from './risk.ts';
import { riskSorterSchema } from './schema.ts';

const real: RiskSorterProps = riskSorterSchema.parse(
  lessonProps('generative-ai-tools/02-go-caution-stop.mdx', 'RiskSorter'),
);
const { view, grade, result, parseAnswer, text } = riskSorterModel;
const reason = 'The dose card: a clinical decision, and nobody looks it up.';

const answerBy = (bin: (card: RiskSorterProps['cards'][number]) => Bin): RiskSorterAnswer => ({
  bins: Object.fromEntries(real.cards.map((card) => [card.id, bin(card)])),
  reason,
});
const right = answerBy(binOf);

function form(answer: RiskSorterAnswer): FormData {
  const data = new FormData();
  for (const [id, bin] of Object.entries(answer.bins)) data.append(`bin.${id}`, bin);
  data.append('reason', answer.reason);
  return data;
}

/** Any bin, or none, for each card. */
const anyBins = fc
  .array(fc.constantFrom<(Bin | null)[]>(...bins, null), { minLength: real.cards.length, maxLength: real.cards.length })
  .map((list) =>
    Object.fromEntries(real.cards.flatMap(({ id }, index) => (list[index] ? [[id, list[index] as Bin]] : []))),
  );

test.each<[string, number, number, number, number, number, Bin, boolean]>([
  ['leaflet', 0, 0, 2, 0, 2, 'go', false],
  ['rota-email', 1, 0, 1, 1, 3, 'go', false],
  ['party', 0, 3, 0, 2, 5, 'caution', false],
  ['policy-public', 1, 3, 1, 1, 6, 'caution', false],
  ['discharge-public', 3, 3, 2, 1, 9, 'stop', true],
  ['discharge-record', 3, 0, 2, 0, 5, 'caution', false],
  ['dose', 0, 0, 3, 2, 5, 'stop', true],
  ['teaching-case', 2, 0, 1, 0, 3, 'go', false],
  ['sickness', 2, 3, 1, 1, 7, 'stop', false],
  ['code-password', 2, 3, 1, 1, 7, 'stop', false],
  ['interaction', 0, 0, 3, 0, 3, 'go', false],
  ['consent', 1, 0, 3, 2, 6, 'stop', true],
  ['minutes', 1, 0, 1, 0, 2, 'go', false],
  ['x-ray', 3, 3, 3, 2, 11, 'stop', true],
])('the card %s of the brief: %i %i %i %i, sum %i, %s', (id, d, t, i, v, sum, bin, hard) => {
  const card = real.cards.find((each) => each.id === id);
  expect(card).toMatchObject({ d, t, i, v });
  expect(sumOf({ d, t, i, v })).toBe(sum);
  expect(binOf({ d, t, i, v })).toBe(bin);
  expect(hardStops({ d, t, i, v }).length > 0).toBe(hard);
});

test('the lesson has the 14 cards of the brief and no other', () => {
  expect(real.cards).toHaveLength(14);
});

test('more risk never moves a card towards go', () => {
  const scores = fc.record({ d: fc.nat(3), t: fc.nat(3), i: fc.nat(3), v: fc.nat(2) });
  fc.assert(
    fc.property(scores, fc.constantFrom<('d' | 't' | 'i')[]>('d', 't', 'i'), (card, more) => {
      const riskier = { ...card, [more]: Math.min(3, card[more] + 1) };
      expect(bins.indexOf(binOf(riskier))).toBeGreaterThanOrEqual(bins.indexOf(binOf(card)));
    }),
  );
});

test('all cards right with a reason is a full score and passes', () => {
  expect(grade(real, 's', 1, right)).toEqual({ points: 1400, max: 1400, passed: true });
});

test('a stop card in go costs three, and the score does not fall below 0', () => {
  const one = { ...right, bins: { ...right.bins, dose: 'go' as const } };
  expect(grade(real, 's', 1, one)).toMatchObject({ points: (13 - 3) * 100, passed: true });
  expect(result(real, 's', 1, one)).toMatchObject({ right: 13, stopsInGo: 1, score: 10 });
  const allGo = answerBy(() => 'go');
  expect(grade(real, 's', 1, allGo)).toMatchObject({ points: 0, passed: true });
  expect(result(real, 's', 1, allGo)).toMatchObject({ right: 5, stopsInGo: 6, score: 0 });
});

test('it passes only with every card placed and a reason of 20 characters', () => {
  const { dose: _, ...others } = right.bins;
  expect(grade(real, 's', 1, { ...right, bins: others }).passed).toBe(false);
  expect(grade(real, 's', 1, { ...right, reason: 'x'.repeat(19) }).passed).toBe(false);
  expect(grade(real, 's', 1, { ...right, reason: 'x'.repeat(20) }).passed).toBe(true);
  expect(grade(real, 's', 1, { bins: {}, reason }).passed).toBe(false);
});

test('an unfinished answer shows what is missing and no key', () => {
  const { dose: _, ...others } = right.bins;
  expect(result(real, 's', 1, { bins: others, reason: '' })).toEqual({
    whole: false,
    unplaced: 1,
    reasonMissing: true,
  });
});

test('points stay between 0 and max, and putting one card right never costs points', () => {
  fc.assert(
    fc.property(anyBins, fc.nat(13), (placed, pick) => {
      const answer = { bins: placed, reason };
      const { points, max } = grade(real, 's', 1, answer);
      expect(points).toBeGreaterThanOrEqual(0);
      expect(points).toBeLessThanOrEqual(max);
      const card = real.cards[pick] as RiskSorterProps['cards'][number];
      const better = { bins: { ...placed, [card.id]: binOf(card) }, reason };
      expect(grade(real, 's', 1, better).points).toBeGreaterThanOrEqual(points);
    }),
  );
});

test('neither the order of the cards nor the seed changes the grade', () => {
  fc.assert(
    fc.property(anyBins, fc.string(), (placed, seed) => {
      const turned = { ...real, cards: [...real.cards].reverse() };
      expect(grade(turned, seed, 2, { bins: placed, reason })).toEqual(grade(real, 's', 1, { bins: placed, reason }));
    }),
  );
});

test('the seed and the try give the order, whatever order the author wrote', () => {
  const ids = (props: RiskSorterProps, seed: string, tryNumber: number) =>
    view(props, seed, tryNumber).cards.map(({ id }) => id);
  const turned = { ...real, cards: [...real.cards].reverse() };
  expect(ids(real, 's', 1)).toEqual(ids(turned, 's', 1));
  expect(ids(real, 's', 1)).not.toEqual(ids(real, 's', 2));
  expect(ids(real, 's', 1)).not.toEqual(ids(real, 'r', 1));
  expect([...ids(real, 's', 1)].sort()).toEqual(real.cards.map(({ id }) => id).sort());
});

test('the view has no scores and no reasons', () => {
  for (const card of view(real, 's', 1).cards)
    expect(Object.keys(card)).toEqual(['id', 'text', 'tool', 'data', 'purpose']);
  const shown = JSON.stringify(view(real, 's', 1));
  for (const { why } of real.cards) expect(shown).not.toContain(why);
});

test('the result has bins, scores and why in the order that was shown', () => {
  const shown = result(
    real,
    's',
    3,
    answerBy(() => 'caution'),
  );
  if (!shown.whole) throw new Error('The answer is whole');
  expect(shown.cards.map(({ id }) => id)).toEqual(view(real, 's', 3).cards.map(({ id }) => id));
  expect(shown.cards.find(({ id }) => id === 'x-ray')).toMatchObject({
    yours: 'caution',
    bin: 'stop',
    sum: 11,
    hard: ['data-tool', 'impact-check'],
  });
});

test('a form is read whole or in part', () => {
  expect(parseAnswer(form(right), real)).toEqual(right);
  expect(parseAnswer(form({ bins: { dose: 'stop' }, reason: ' two\r\nlines ' }), real)).toEqual({
    bins: { dose: 'stop' },
    reason: 'two\nlines',
  });
  expect(parseAnswer(new FormData(), real)).toEqual({ bins: {}, reason: '' });
});

test('a bin that does not exist, two bins for a card and a reason beyond 600 characters are refused', () => {
  expect(parseAnswer(form({ bins: { dose: 'maybe' as Bin }, reason }), real)).toBeNull();
  const twice = form(right);
  twice.append('bin.dose', 'go');
  expect(parseAnswer(twice, real)).toBeNull();
  expect(parseAnswer(form({ ...right, reason: 'x'.repeat(601) }), real)).toBeNull();
  expect(parseAnswer(form({ ...right, reason: 'x'.repeat(600) }), real)).not.toBeNull();
});

test('the written reason is the free text of the answer', () => {
  expect(text?.(right)).toBe(reason);
});

test('the schema refuses two cards with one id and a check of 3', () => {
  const issues = (cards: unknown) =>
    (riskSorterSchema.safeParse({ ...real, cards }).error?.issues ?? []).map(({ path, message }) => ({
      path,
      message,
    }));
  expect(issues([...real.cards, real.cards[0]])).toEqual([
    { path: ['cards'], message: 'Two cards have the id “leaflet”.' },
  ]);
  expect(issues(real.cards.map((card) => ({ ...card, v: 3 })))[0]?.path).toEqual(['cards', 0, 'v']);
});
