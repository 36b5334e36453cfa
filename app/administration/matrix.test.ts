import { expect, test } from 'vitest';
import { type MatrixInput, matrixOf } from './matrix.ts';

const input: MatrixInput = {
  rules: [
    { curriculum: 'basics', who: { kind: 'everyone' } },
    { curriculum: 'nurse', who: { kind: 'job-role', id: 'nurse' } },
    { curriculum: 'triage', who: { kind: 'tool', id: 'triage' } },
    { curriculum: 'north', who: { kind: 'unit', id: 'north' } },
    { curriculum: 'north', who: { kind: 'person', id: 'ada' } },
  ],
  curricula: [
    { curriculumId: 'basics', title: 'Basics', modules: [{ moduleId: 'data', track: 'foundation' }] },
    {
      curriculumId: 'nurse',
      title: 'Nurses',
      modules: [
        { moduleId: 'data', track: 'full' },
        { moduleId: 'tools', track: 'foundation' },
      ],
    },
    { curriculumId: 'triage', title: 'Triage', modules: [{ moduleId: 'tools', track: 'full' }] },
    { curriculumId: 'north', title: 'North', modules: [{ moduleId: 'data', track: 'foundation' }] },
    { curriculumId: 'unused', title: 'Unused', modules: [{ moduleId: 'other', track: 'full' }] },
  ],
  roles: [
    { id: 'nurse', name: 'Nurse' },
    { id: 'clerk', name: 'Clerk' },
  ],
  tools: [{ id: 'triage', name: 'Triage' }],
  units: [
    { id: 'north', name: 'North', path: '/north/' },
    { id: 'ward', name: 'Ward', path: '/north/ward/' },
  ],
  uses: [],
};

const drawn = (change: Partial<MatrixInput> = {}) => {
  const { modules, rows, personal } = matrixOf({ ...input, ...change });
  const cells = rows.map(({ name, cells }) => [
    name,
    ...cells.map((cell) => (cell ? `${cell.track}: ${cell.from.join(', ')}` : null)),
  ]);
  return { modules, cells, personal };
};

test('each row holds what everyone is given, and of several tracks the deeper', () => {
  expect(drawn()).toEqual({
    modules: ['data', 'tools'],
    cells: [
      ['', 'foundation: Basics', null],
      ['Nurse', 'full: Nurses', 'foundation: Nurses'],
      ['Clerk', 'foundation: Basics', null],
      ['Triage', 'foundation: Basics', 'full: Triage'],
      ['North', 'foundation: Basics, North', null],
    ],
    personal: 1,
  });
});

test('a tool that a job role uses anywhere counts for it, one of a single unit is only named', () => {
  const anywhere = [{ toolId: 'triage', unitId: null, jobRoleId: 'nurse' }];
  expect(drawn({ uses: anywhere }).cells[1]).toEqual(['Nurse', 'full: Nurses', 'full: Triage']);
  expect(drawn({ uses: anywhere }).cells[2]?.[2]).toBeNull();
  const inWard = [{ toolId: 'triage', unitId: 'ward', jobRoleId: null }];
  expect(drawn({ uses: inWard }).cells[1]).toEqual(['Nurse', 'full: Nurses', 'foundation: Nurses']);
  expect(matrixOf({ ...input, uses: inWard }).rows[1]?.tools).toEqual([{ id: 'triage', name: 'Triage', unit: 'Ward' }]);
});

test('a unit takes what the units above it are given', () => {
  const rules = [...input.rules, { curriculum: 'triage', who: { kind: 'unit', id: 'ward' } as const }];
  expect(drawn({ rules }).cells.at(-1)).toEqual(['Ward', 'foundation: Basics, North', 'full: Triage']);
});

test('without a rule there is nothing to draw', () => {
  expect(drawn({ rules: [] }).modules).toEqual([]);
});
