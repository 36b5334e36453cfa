import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeQuestion, questionWithAnswer } from '#tests/factories/questions.ts';
import { isScale } from './options.ts';
import type { Question } from './question.ts';
import { drawOrder, sealQuestion } from './registry.ts';

/** Numbers in [0, 1) from a list, again and again. */
function numbers(list: number[]): () => number {
  let next = 0;
  return () => list[next++ % list.length] ?? 0;
}
const random = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 20 }).map(numbers);

const secrets = { feedback: 'SECRET-FEEDBACK', reteach: 'SECRET-RETEACH', group: 'secret-group', id: 'secret-id' };

function withSecrets(question: Question): Question {
  const feedback =
    question.type === 'true-false'
      ? { true: secrets.feedback, false: secrets.feedback }
      : { general: secrets.feedback };
  return { ...question, critical: true, ...secrets, feedback } as Question;
}

test('a sealed question holds no key, no feedback, no re-teaching and no id, whatever its type', () => {
  fc.assert(
    fc.property(questionWithAnswer, random, ({ question }, source) => {
      const open = withSecrets(question);
      const json = JSON.stringify(sealQuestion(open, drawOrder(open, source)));
      for (const word of ['key', 'feedback', 'reteach', 'tolerance', 'group', 'outcome', 'right":true']) {
        expect(json).not.toContain(`"${word}"`);
      }
      expect(json.toLowerCase()).not.toContain('secret');
    }),
  );
});

test('the sealed keys are the closed list of the contract', () => {
  const allowed = ['type', 'stem', 'scenario', 'critical', 'points', 'unit', 'options', 'left', 'right'];
  fc.assert(
    fc.property(questionWithAnswer, random, ({ question }, source) => {
      const sealed = sealQuestion(question, drawOrder(question, source));
      expect(Object.keys(sealed).filter((key) => !allowed.includes(key))).toEqual([]);
      for (const list of [sealed.options, sealed.left, sealed.right]) {
        for (const option of list ?? []) expect(Object.keys(option)).toEqual(['id', 'text']);
      }
    }),
  );
});

test('the order holds every option once, and the sealed options stand in it', () => {
  fc.assert(
    fc.property(questionWithAnswer, random, ({ question }, source) => {
      const order = drawOrder(question, source);
      const sealed = sealQuestion(question, order);
      const shown = (sealed.type === 'matching' ? sealed.right : sealed.options)?.map((option) => option.id) ?? [];
      expect(shown).toEqual(order);
      expect(new Set(order).size).toBe(order.length);
    }),
  );
});

test('an ordering question is never shown in the right order', () => {
  fc.assert(
    fc.property(questionWithAnswer, random, ({ question }, source) => {
      if (question.type === 'ordering') expect(drawOrder(question, source)).not.toEqual(question.key);
    }),
    { numRuns: 500 },
  );
});

test('choices are shuffled, scales and numbers keep the order of their author', () => {
  const reversing = () => numbers([0]);
  const single = makeQuestion('single');
  const authored = single.options.map((option) => option.id);
  expect(drawOrder(single, reversing())).not.toEqual(authored);
  expect(drawOrder({ ...single, fixedOrder: true }, reversing())).toEqual(authored);
  const scale = makeQuestion('single', {
    options: ['1 in 10', '1 in 100', '1 in 1,000'].map((text, index) => ({ id: `o${index}`, text })),
  });
  expect(drawOrder(scale, reversing())).not.toEqual(['o0', 'o1', 'o2']);
  const numeric = { ...scale, options: ['3', '5', '9'].map((text, index) => ({ id: `o${index}`, text })) };
  expect(drawOrder(numeric, reversing())).toEqual(['o0', 'o1', 'o2']);
  expect(drawOrder(makeQuestion('matching'), reversing())).not.toEqual(['a', 'b', 'c', 'd']);
  expect(drawOrder(makeQuestion('true-false'), reversing())).toEqual([]);
});

test.each([
  [['Under 5 %', '5 to 10 %', 'Over 10 %'], true],
  [['About 2 points', 'About 16 points'], true],
  [['−10', '0', '+16'], true],
  [['9 days', '5 days', '1 day'], true],
  [['5', '3', '9'], false],
  [['5 in all', '5 a day'], false],
  [['3 nurses', 'Nobody', '9 nurses'], false],
])('%j is a scale: %s', (texts, scale) => {
  expect(isScale(texts.map((text, index) => ({ id: String(index), text })))).toBe(scale);
});

test('an order of another question is a bug and throws', () => {
  const question = makeQuestion('single');
  expect(() => sealQuestion(question, ['a', 'b', 'c', 'z'])).toThrow('does not fit');
  expect(() => sealQuestion(question, ['a', 'b', 'c'])).toThrow('does not fit');
  expect(() => sealQuestion(question, ['a', 'a', 'b', 'c'])).toThrow('does not fit');
});
