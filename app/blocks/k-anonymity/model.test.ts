import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lessonProps } from '#tests/setup/lesson-props.ts';
import { factsAt, lossOf, smallest } from './facts.ts';
import { type KAnonymityProps, kAnonymityModel } from './model.ts';
import { kAnonymitySchema } from './schema.ts';

const real: KAnonymityProps = kAnonymitySchema.parse(
  lessonProps('patient-data-and-privacy/05-reidentification.mdx', 'KAnonymity'),
);
const { view, grade, result, parseAnswer } = kAnonymityModel;

/** The eight rows that the lesson works by hand. */
const byHand: KAnonymityProps = {
  id: 'by-hand',
  title: 'By hand',
  intro: 'Eight rows.',
  target: 2,
  columns: [
    { id: 'age', label: 'Age', levels: ['Band', 'Under 40, or 40 and over'] },
    { id: 'area', label: 'Area', levels: ['Area', 'All'] },
    { id: 'sex', label: 'Sex', levels: ['As recorded', 'Not shown'] },
  ],
  rows: [
    ...Array(3).fill(['30–39', 'under 40', 'North', 'F']),
    ...Array(2).fill(['30–39', 'under 40', 'South', 'M']),
    ...Array(2).fill(['40–49', '40 or over', 'North', 'M']),
    ['80–89', '40 or over', 'North', 'F'],
  ].map(([band, half, area, sex]) => ({ age: [band, half], area: [area, 'all'], sex: [sex, '–'] })),
};

const levels = fc.record({ age: fc.nat(2), area: fc.nat(2), sex: fc.nat(1) });

const form = (chosen: Record<string, string>) => {
  const data = new FormData();
  for (const [id, level] of Object.entries(chosen)) data.append(`level.${id}`, level);
  return data;
};

test('k of groups of 7, 5, 3 and 9 is 3', () => {
  expect(smallest([7, 5, 3, 9])).toBe(3);
});

test('the worked example of the lesson: k = 1 with one row in eight unique, then k = 2 without sex', () => {
  expect(factsAt(byHand, {})).toMatchObject({ k: 1, unique: 1, rows: 8, groupsBefore: 4, loss: 0 });
  const coarser = factsAt(byHand, { age: 1, sex: 1 });
  expect(coarser).toMatchObject({ k: 2, unique: 0, loss: 25 });
  expect(coarser.groups.map(({ rows }) => rows)).toEqual([
    [4, 5],
    [1, 2, 3],
    [6, 7, 8],
  ]);
});

test.each([
  [16, 16, 0],
  [3, 16, 81],
  [1, 4, 75],
  [1, 1, 0],
])('%i groups of %i before lose %i %%', (after, before, loss) => {
  expect(lossOf(after, before)).toBe(loss);
});

test('the lab of the lesson: what its text says about it is true', () => {
  expect(real.rows).toHaveLength(16);
  expect(factsAt(real, {}).k).toBe(1);
  const oneHidden = ['age', 'area', 'sex'].map((id) => factsAt(real, { [id]: id === 'sex' ? 1 : 2 }).k);
  expect(Math.max(...oneHidden)).toBeLessThan(real.target);
  const best = factsAt(real, { age: 2, area: 1, sex: 1 });
  expect(best.groups).toHaveLength(3);
  expect(best.k).toBeGreaterThanOrEqual(real.target);
  const tenYears = [0, 1, 2].flatMap((area) => [0, 1].map((sex) => factsAt(real, { age: 1, area, sex }).k));
  expect(Math.max(...tenYears)).toBeLessThan(real.target);
  const more = factsAt(real, { age: 2, area: 2, sex: 1 });
  expect(more.k).toBeGreaterThanOrEqual(real.target);
  expect(more.loss).toBeGreaterThan(best.loss);
  expect(result(real, 's', 1, { age: 2, area: 1, sex: 1 }).leastLoss).toBe(best.loss);
});

test('coarser in any column never lowers k and never regains information', () => {
  fc.assert(
    fc.property(levels, fc.constantFrom('age', 'area', 'sex'), (chosen, column) => {
      const top = (real.columns.find(({ id }) => id === column)?.levels.length ?? 1) - 1;
      const before = factsAt(real, chosen);
      const after = factsAt(real, { ...chosen, [column]: Math.min(top, (chosen[column as 'age'] ?? 0) + 1) });
      expect(after.k).toBeGreaterThanOrEqual(before.k);
      expect(after.loss).toBeGreaterThanOrEqual(before.loss);
      expect(after.unique).toBeLessThanOrEqual(before.unique);
    }),
  );
});

test('every row is in exactly one group, and the order of the rows changes no figure', () => {
  const shuffled = fc.shuffledSubarray(real.rows, { minLength: real.rows.length });
  fc.assert(
    fc.property(levels, shuffled, (chosen, rows) => {
      const facts = factsAt(real, chosen);
      expect(facts.groups.flatMap((group) => group.rows).sort((a, b) => a - b)).toEqual(real.rows.map((_, n) => n + 1));
      const { k, unique, loss } = factsAt({ ...real, rows }, chosen);
      expect({ k, unique, loss }).toEqual({ k: facts.k, unique: facts.unique, loss: facts.loss });
    }),
  );
});

test('points say whether k reached the target; any answer is enough for a formative lab', () => {
  expect(grade(real, 's', 1, { age: 0, area: 0, sex: 0 })).toEqual({ points: 0, max: 100, passed: true });
  expect(grade(real, 's', 1, { age: 2, area: 1, sex: 1 })).toEqual({ points: 100, max: 100, passed: true });
});

test('a form names one known level for each column', () => {
  expect(parseAnswer(form({ age: '2', area: '0', sex: '1' }), real)).toEqual({ age: 2, area: 0, sex: 1 });
  expect(parseAnswer(form({ age: '2', area: '0' }), real)).toBeNull();
  expect(parseAnswer(form({ age: '3', area: '0', sex: '1' }), real)).toBeNull();
  expect(parseAnswer(form({ age: '01', area: '0', sex: '1' }), real)).toBeNull();
  const twice = form({ age: '2', area: '0', sex: '1' });
  twice.append('level.age', '1');
  expect(parseAnswer(twice, real)).toBeNull();
});

test('the view is the table', () => {
  expect(view(real, 's', 1)).toMatchObject({ target: 5, columns: real.columns, rows: real.rows });
});

const first = real.rows[0] as Record<string, string[]>;
test.each([
  [
    'a row without a column',
    { rows: [{ age: first.age }, ...real.rows.slice(1)] },
    'Row 1 needs 3 values for “area”, one per level.',
  ],
  [
    'a column that does not exist',
    { rows: [{ ...first, job: ['x'] }, ...real.rows.slice(1)] },
    'Row 1 has “job”, which is no column.',
  ],
  [
    'values that split again when they are coarser',
    { rows: [{ ...first, age: ['34', '30–39', '50 or over'] }, ...real.rows.slice(1)] },
    'In “age”, “30–39” becomes “50 or over” in one row and “Under 50” in another.',
  ],
  ['a target out of reach', { target: 20 }, 'No choice of levels reaches k = 20.'],
  ['two columns with one id', { columns: [...real.columns, real.columns[0]] }, 'Two columns have the same id.'],
])('the schema refuses %s', (_, change, message) => {
  const issues = kAnonymitySchema.safeParse({ ...real, ...change }).error?.issues ?? [];
  expect(issues.map((issue) => issue.message)).toContain(message);
});
