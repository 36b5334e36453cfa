import { expect, test } from 'vitest';
import type { AssignmentRule, Who } from './rule.ts';
import { ruleSentence, ruleTitle } from './rule-words.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const rule = { who: { kind: 'job-role', id: 'r' }, due: { days: 30 }, graceDays: 14, fromOn: '2026-03-01' } as const;
const sentence = (change: Partial<AssignmentRule>, name = 'Nurse', stages: string[][] = [['Privacy']]) =>
  plain(ruleSentence({ ...rule, ...change }, { name, curriculum: 'AI for nurses', stages, today: '2026-03-02' }));

test('a rule reads as one sentence', () => {
  expect(sentence({})).toBe(
    'Everyone with the job role Nurse takes “AI for nurses”, due 30 days after they start, with 14 days of grace, since 1 March 2026.',
  );
  expect(sentence({ who: { kind: 'everyone' }, due: { on: '2026-06-30' }, graceDays: 0 })).toBe(
    'Everyone takes “AI for nurses”, due by 30 June 2026, without days of grace, since 1 March 2026.',
  );
  expect(sentence({ who: { kind: 'unit', id: 'u' }, due: { days: 0 }, fromOn: '2026-03-03' }, 'Ward 4')).toBe(
    'Everyone in Ward 4 and the units below it takes “AI for nurses”, due on the day they start, with 14 days of grace, from 3 March 2026.',
  );
  expect(sentence({ who: { kind: 'tool', id: 't' }, due: { days: 1 }, graceDays: 1 }, 'Triage')).toBe(
    'Everyone who uses Triage takes “AI for nurses”, due 1 day after they start, with 1 day of grace, since 1 March 2026.',
  );
});

test('the order of a curriculum stands in the sentence, where it has one', () => {
  const ordered = sentence({}, 'Nurse', [['Privacy'], ['Bias', 'Tools']]);
  expect(ordered).toContain('takes “AI for nurses”, first “Privacy”, then “Bias” and “Tools”, due 30 days');
  expect(sentence({}, 'Nurse', [['Bias', 'Tools']])).not.toContain('first');
});

test('for one person the day is known, and an end is named by its last day', () => {
  expect(sentence({ who: { kind: 'person', id: 'p' }, untilOn: '2026-04-01' }, 'Ada')).toBe(
    'Ada takes “AI for nurses”, due by 31 March 2026, with 14 days of grace, since 1 March 2026 until 31 March 2026.',
  );
});

test('its title says whom it is for and what it gives', () => {
  const title = (who: Who) => ruleTitle(who, { name: 'Triage', curriculum: 'Basics' });
  expect(title({ kind: 'everyone' })).toBe('Everyone: Basics');
  expect(title({ kind: 'tool', id: 't' })).toBe('Users of Triage: Basics');
  expect(title({ kind: 'unit', id: 'u' })).toBe('Triage: Basics');
});
