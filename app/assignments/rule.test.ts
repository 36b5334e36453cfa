import { expect, test } from 'vitest';
import { type Assignee, type AssignmentRule, curriculaOwed, type Who } from './rule.ts';

const rule = (change: Partial<AssignmentRule> = {}): AssignmentRule => ({
  id: 'r1',
  curriculum: 'nurse',
  who: { kind: 'everyone' },
  due: { days: 30 },
  graceDays: 14,
  fromOn: '2026-01-01',
  untilOn: null,
  ...change,
});

const employment = { unitPath: '/north/ward4/', jobRoleId: 'nurse', toolIds: ['scribe'], fromOn: '2026-02-20' };
const ada: Assignee = { personId: 'ada', employments: [employment] };
const today = '2026-03-02';
const owed = (rules: AssignmentRule[], assignee = ada, on = today) =>
  curriculaOwed(rules, assignee, on).map(({ curriculum, rule, dueOn }) => `${curriculum} ${rule} ${dueOn}`);

test('a rule is about everyone, a job role, a unit and below, one person, or those who use a tool', () => {
  const cases: [Who, boolean][] = [
    [{ kind: 'everyone' }, true],
    [{ kind: 'job-role', id: 'nurse' }, true],
    [{ kind: 'job-role', id: 'physician' }, false],
    [{ kind: 'unit', id: 'north' }, true],
    [{ kind: 'unit', id: 'ward4' }, true],
    [{ kind: 'unit', id: 'ward' }, false],
    [{ kind: 'person', id: 'ada' }, true],
    [{ kind: 'person', id: 'bob' }, false],
    [{ kind: 'tool', id: 'scribe' }, true],
    [{ kind: 'tool', id: 'triage' }, false],
  ];
  for (const [who, is] of cases) expect(owed([rule({ who })]).length === 1, JSON.stringify(who)).toBe(is);
});

test('days count from the later of the employment and the rule, and nothing is due before today', () => {
  expect(owed([rule()])).toEqual(['nurse r1 2026-03-22']);
  expect(owed([rule({ fromOn: '2026-03-01' })])).toEqual(['nurse r1 2026-03-31']);
  expect(owed([rule({ due: { days: 3 } })])).toEqual(['nurse r1 2026-03-02']);
  expect(owed([rule({ due: { on: '2026-06-30' } })])).toEqual(['nurse r1 2026-06-30']);
  expect(owed([rule({ due: { on: '2025-06-30' } })])).toEqual(['nurse r1 2026-03-02']);
});

test('a rule is in force from its first day to the day before its last', () => {
  const bounded = rule({ fromOn: '2026-03-02', untilOn: '2026-03-04', due: { on: '2026-06-30' } });
  const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'];
  expect(days.map((day) => owed([bounded], ada, day).length)).toEqual([0, 1, 1, 0]);
});

test('several employments give the union, and of several rules the one that is due first', () => {
  const both = { ...ada, employments: [employment, { ...employment, jobRoleId: 'researcher', fromOn: '2026-03-01' }] };
  const rules = [
    rule({ id: 'r1', who: { kind: 'job-role', id: 'nurse' } }),
    rule({ id: 'r2', who: { kind: 'job-role', id: 'researcher' }, curriculum: 'research' }),
    rule({ id: 'r3', due: { days: 20 } }),
    rule({ id: 'r0', due: { days: 20 } }),
  ];
  expect(owed(rules, both)).toEqual(['nurse r0 2026-03-12', 'research r2 2026-03-31']);
});

test('everyone includes somebody without employment, from the day itself', () => {
  expect(owed([rule()], { personId: 'bob', employments: [] })).toEqual(['nurse r1 2026-04-01']);
});
