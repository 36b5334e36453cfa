import { expect, test } from 'vitest';
import { areOpposites, classOf } from './word-classes.ts';

const classes: Record<string, string[]> = {
  medicine: 'Paracetamol apixaban insulin ramipril co-amoxiclav ceftriaxone morphine prednisolone salbutamol'.split(
    ' ',
  ),
  number: ['7', '2.5', '≥', '12%', 'twice', 'Half'],
  unit: ['mg', 'mmHg', 'tablets', 'daily', 'µg'],
  negation: ['not', 'Never', 'doesn’t', 'unless', 'must', 'increase'],
};

test.each(Object.entries(classes).flatMap(([kind, words]) => words.map((word) => [word, kind] as const)))(
  '%s is a %s',
  (word, kind) => expect(classOf(word)).toBe(kind),
);

test.each('nurse April protocol someone equine control alpine accept ward note person'.split(' '))(
  '%s is an ordinary word',
  (word) => expect(classOf(word)).toBeNull(),
);

test('words with a turning beginning are opposites, typing mistakes are not', () => {
  for (const [one, other] of [
    ['safe', 'unsafe'],
    ['hypotension', 'hypertension'],
    ['Increase', 'decrease'],
    ['indicated', 'contraindicated'],
    ['under-reported', 'over-reported'],
  ] as const) {
    expect(areOpposites(one, other)).toBe(true);
    expect(areOpposites(other, one)).toBe(true);
  }
  expect(areOpposites('teh', 'the')).toBe(false);
  expect(areOpposites('nurses', 'nurse')).toBe(false);
  expect(areOpposites('reciever', 'receiver')).toBe(false);
});
