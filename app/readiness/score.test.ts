import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, sha256hex } from '#app/platform/canonical-json.ts';
import { actions } from './actions.ts';
import { instrument, itemsOf } from './instrument.ts';
import {
  bandOf,
  defaultWeights,
  dimensionScore,
  isLowConfidence,
  median,
  overallScore,
  type Rating,
  scoreItem,
  scorePanel,
  shownScore,
  weakest,
} from './score.ts';

const ids = itemsOf(instrument).map(({ id }) => id);
const rated = (level: number, noted = false): Rating => ({ level, noted });
/** One rater who gives every item the same level, but for those named. */
const sheet = (level: number, others: Record<string, number> = {}) =>
  new Map(ids.map((id) => [id, [rated(others[id] ?? level)]]));
const of = (level: number, others?: Record<string, number>) => scorePanel(instrument, sheet(level, others));

test('version 1 has eight dimensions of four items, six critical ones, and weights of 100', () => {
  expect(instrument.dimensions.map(({ id, weight }) => `${id} ${weight}`)).toEqual([
    ...['I 12', 'D 16', 'W 14', 'L 12', 'U 12', 'C 10', 'P 8', 'S 16'],
  ]);
  expect(ids).toHaveLength(32);
  expect(new Set(ids).size).toBe(32);
  expect(itemsOf(instrument).flatMap(({ id, critical }) => (critical ? [id] : []))).toEqual([
    ...['I3', 'D1', 'L2', 'P1', 'S1', 'S2'],
  ]);
  expect(instrument.survey.map(({ id }) => id)).toEqual(['W1', 'W2', 'C1', 'C4', 'S1', 'S2', 'D3', 'S4']);
  expect([...Object.keys(actions)].sort()).toEqual(instrument.dimensions.map(({ id }) => id).sort());
});

test('the words of version 1 are frozen', () => {
  const { version, dimensions, survey } = instrument;
  expect([version, sha256hex(canonicalJson({ dimensions, survey }))]).toEqual([
    1,
    'cc2270379ad6be1707a8c45548f4becf11fb5f85f23ed3e3a0dc24441e928a9d',
  ]);
});

test.each([
  [[3], 3],
  [[2, 3], 2.5],
  [[5, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[], 1],
])('the median of %j is %d', (levels, expected) => {
  expect(median(levels)).toBe(expected);
});

test.each([
  [[3, 2, 2, 3], 37.5],
  [[3, 3, 3, 3], 50],
  [[1, 1, 1, 1], 0],
  [[5, 5, 5, 5], 100],
  [[2.5, 2, 2, 3], 34.375],
])('items %j give a dimension %d, as E3 works it out', (medians, expected) => {
  expect(dimensionScore(medians)).toBe(expected);
});

test('all items at one level give the scores of E3, and their bands', () => {
  expect([1, 2, 3, 4, 5].map((level) => of(level).overall)).toEqual([0, 25, 50, 75, 100]);
  expect([1, 2, 3, 4, 5].map((level) => of(level).band)).toEqual([
    ...['foundations', 'building', 'pilot', 'scale', 'scale'],
  ]);
});

test('dimensions weigh as E3 says, or as they are told to', () => {
  const only = instrument.dimensions.map(({ id }) => ({ id, score: id === 'D' ? 100 : 0 }));
  expect(overallScore(only, defaultWeights(instrument))).toBe(16);
  expect(
    overallScore(
      only,
      new Map([
        ['D', 30],
        ['S', 10],
      ]),
    ),
  ).toBe(75);
  expect(overallScore(only, new Map())).toBe(0);
});

test('"do not know" counts as 1, is counted apart, and widens no range', () => {
  const item = { id: 'I1', title: '', anchors: ['', '', '', '', ''] } as const;
  const score = scoreItem(item, [rated(0), rated(4, true), rated(4)]);
  expect(score).toMatchObject({ median: 4, counts: [1, 0, 0, 0, 2, 0], wide: false, sure: false });
  expect(scoreItem(item, [rated(0), rated(3)])).toMatchObject({ median: 2 });
  expect(scoreItem(item, [rated(1), rated(4)])).toMatchObject({ median: 2.5, wide: true });
  expect(scoreItem(item, [rated(2), rated(4)])).toMatchObject({ wide: false });
});

test('confidence is the share of items with evidence and nobody who does not know', () => {
  const noted = (n: number) =>
    scorePanel(instrument, new Map(ids.map((id, index) => [id, [rated(4, index < n), rated(index === 0 ? 0 : 3)]])));
  expect(noted(20).confidence).toBe(19 / 32);
  expect(isLowConfidence(noted(20))).toBe(true);
  expect(isLowConfidence(noted(21))).toBe(false);
});

test('a critical item at level 1 caps the overall score, whatever the rest', () => {
  const capped = of(5, { S2: 1 });
  expect(capped).toMatchObject({ ungated: 96, overall: 24, band: 'foundations' });
  expect(capped.gates.map(({ gate, about }) => [gate, about])).toEqual([
    ['critical', ['S2']],
    ['clinical', ['S2']],
  ]);
  expect(of(5, { I1: 1 }).gates).toEqual([]);
});

test('a weak dimension and an unsafe item each close their gate without touching the score', () => {
  const weak = of(4, { C1: 1, C2: 1, C3: 2, C4: 3 });
  expect(weak.gates).toEqual([{ gate: 'dimension', about: ['C'] }]);
  expect(weak.overall).toBe(weak.ungated);
  expect(of(4, { D1: 2 }).gates).toEqual([{ gate: 'clinical', about: ['D1'] }]);
  expect(of(4, { D1: 3, S1: 3, S2: 3 }).gates).toEqual([]);
});

test('what is shown never reaches into the next band', () => {
  expect([24.96875, 25, 37.5, 74.99, 100].map(shownScore)).toEqual(['24.9', '25', '37.5', '74.9', '100']);
  expect([24.96875, 25, 49.9, 50, 75].map(bandOf)).toEqual(['foundations', 'building', 'building', 'pilot', 'scale']);
});

test('the two weakest dimensions come first, of equals the one that weighs more', () => {
  const weights = defaultWeights(instrument);
  expect(weakest(of(3).dimensions, weights).map(({ id }) => id)).toEqual(['D', 'S']);
  expect(weakest(of(3, { P1: 2 }).dimensions, weights).map(({ id }) => id)).toEqual(['P', 'D']);
});

const levels = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 9 });
const panels = fc.array(levels, { minLength: 32, maxLength: 32 });
const ratingsOf = (panel: number[][]) =>
  new Map(ids.map((id, index) => [id, (panel[index] ?? []).map((level) => rated(level))]));

test('every score keeps its bounds, and gates only cap', () => {
  fc.assert(
    fc.property(panels, (panel) => {
      const { dimensions, ungated, overall } = scorePanel(instrument, ratingsOf(panel));
      for (const { score, items } of dimensions) {
        expect(score >= 0 && score <= 100).toBe(true);
        expect(items.every((item) => item.median >= 1 && item.median <= 5)).toBe(true);
      }
      expect(ungated >= 0 && ungated <= 100).toBe(true);
      expect([ungated, 24]).toContain(overall);
      expect(overall).toBeLessThanOrEqual(ungated);
    }),
  );
});

test('a rater who gives one item more never lowers the overall score before gates, nor after', () => {
  fc.assert(
    fc.property(panels, fc.nat(31), fc.nat(8), (panel, item, rater) => {
      const raised = panel.map((each, index) =>
        index === item ? each.map((level, at) => (at === rater % each.length ? Math.min(level + 1, 5) : level)) : each,
      );
      const [before, after] = [scorePanel(instrument, ratingsOf(panel)), scorePanel(instrument, ratingsOf(raised))];
      expect(after.ungated).toBeGreaterThanOrEqual(before.ungated);
      expect(after.overall).toBeGreaterThanOrEqual(before.overall);
    }),
  );
});
