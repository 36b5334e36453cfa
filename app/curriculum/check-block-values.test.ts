import { expect, test } from 'vitest';
import { checkBlockValues } from './check-block-values.ts';

const said = (name: string, values: unknown) =>
  Object.fromEntries((checkBlockValues(name, values) ?? []).map(({ path, message }) => [path.join('.'), message]));

test('whoever fills in the form of a block is told what to do, not how a block is written', () => {
  expect(said('Check', { id: 'c-1', options: [{ id: 'a' }] })).toEqual({
    type: 'Choose one of these.',
    prompt: 'Fill this in.',
    options: 'Add at least 2.',
    'options.0.text': 'Fill this in.',
    'options.0.feedback': 'Fill this in.',
  });
  const options = ['a', 'b'].map((id) => ({ id, text: '', feedback: 'x'.repeat(601) }));
  expect(said('Check', { id: 'c-1', type: 'single', prompt: 'Clean?', options })).toMatchObject({
    'options.0.text': 'Fill this in.',
    'options.1.feedback': 'Use at most 600 characters.',
  });
  expect(said('KAnonymity', { id: 'k-1', title: 'T', intro: 'I', target: 'two' })).toMatchObject({
    target: 'Give a whole number.',
    columns: 'Add at least one.',
  });
});

test('what only the schema of a block knows is said in its own words', () => {
  const options = ['a', 'b'].map((id) => ({ id, text: id, feedback: id }));
  expect(said('Check', { id: 'c-1', type: 'single', prompt: 'Clean?', options })).toEqual({
    options: 'Exactly one option must be right; here 0 are.',
  });
});
