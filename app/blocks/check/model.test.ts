import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CheckProps, checkModel } from './model.ts';
import { checkSchema } from './schema.ts';

const props: CheckProps = {
  id: 'c',
  type: 'multiple',
  prompt: 'Which fit?',
  options: [
    { id: 'a', text: 'A', right: true, feedback: 'A fits.' },
    { id: 'b', text: 'B', right: false, feedback: 'B does not.' },
    { id: 'c', text: 'C', right: true, feedback: 'C fits.' },
  ],
};
const single: CheckProps = { ...props, type: 'single', options: props.options.slice(0, 2) };

function form(...chosen: string[]): FormData {
  const data = new FormData();
  for (const id of chosen) data.append('choice', id);
  return data;
}

test('the view holds neither keys nor feedback', () => {
  const text = JSON.stringify(checkModel.view(props, 'seed', 1));
  expect(text).not.toMatch(/right|feedback|fits/);
});

test('a form becomes an answer in the order of the options', () => {
  expect(checkModel.parseAnswer(form('c', 'a'), props)).toEqual(['a', 'c']);
  expect(checkModel.parseAnswer(form('b'), single)).toEqual(['b']);
});

test.each([
  ['nothing', form(), props],
  ['an unknown option', form('a', 'z'), props],
  ['an option twice', form('a', 'a'), props],
  ['two answers to a single choice', form('a', 'b'), single],
])('a form with %s is no answer', (_what, data, given) => {
  expect(checkModel.parseAnswer(data, given)).toBeNull();
});

test('every answer is enough, and full points are for exactly the right ones', () => {
  fc.assert(
    fc.property(fc.subarray(['a', 'b', 'c'], { minLength: 1 }), (answer) => {
      const right = answer.join() === 'a,c';
      expect(checkModel.grade(props, 'seed', 1, answer)).toEqual({ points: right ? 100 : 0, max: 100, passed: true });
      expect(checkModel.result(props, 'seed', 1, answer).right).toBe(right);
    }),
  );
});

test('the result says of each option whether it fits, whether it was chosen, and why', () => {
  expect(checkModel.result(props, 'seed', 1, ['a', 'b']).options).toEqual([
    { id: 'a', chosen: true, right: true, feedback: 'A fits.' },
    { id: 'b', chosen: true, right: false, feedback: 'B does not.' },
    { id: 'c', chosen: false, right: true, feedback: 'C fits.' },
  ]);
});

test('defaults are written out', () => {
  const { right: _right, ...bare } = props.options[1] ?? { right: false };
  expect(checkSchema.parse({ ...single, options: [props.options[0], bare] })).toEqual(single);
});

test.each<[string, Partial<CheckProps>]>([
  ['no right option', { options: props.options.map((option) => ({ ...option, right: false })) }],
  ['two right options of a single choice', { type: 'single' }],
  ['three options of true or false', { type: 'true-false' }],
  ['one option', { options: props.options.slice(0, 1) }],
  ['an option id twice', { options: props.options.map((option) => ({ ...option, id: 'a' })) }],
])('refuses %s', (_what, change) => {
  expect(checkSchema.safeParse({ ...props, ...change }).success).toBe(false);
});
