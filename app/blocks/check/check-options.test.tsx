import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CheckOptions } from './check-options.tsx';
import { type CheckAnswer, type CheckProps, checkModel } from './model.ts';

const options = [
  { id: 'a', text: 'Her age', right: false, feedback: 'A weak clue.' },
  { id: 'b', text: 'The camel', right: true, feedback: 'A rare story.' },
  { id: 'c', text: 'The town', right: false, feedback: 'A large one.' },
];
const single: CheckProps = { id: 'c', type: 'single', prompt: 'What gives her away?', options };
const multiple: CheckProps = {
  ...single,
  type: 'multiple',
  options: options.map((option) => ({ ...option, right: option.id !== 'a' })),
};

/** Shape and words of each option. */
function shown(props: CheckProps, answer: CheckAnswer): [shape: string, text: string][] {
  const { options: results } = checkModel.result(props, 'seed', 1, answer);
  const html = renderToStaticMarkup(<CheckOptions view={checkModel.view(props, 'seed', 1)} options={results} />);
  return [...html.matchAll(/check__result--(\w+)">(.*?)<\/li>/g)].map(([, shape = '', inside = '']) => [
    shape,
    inside
      .replace(/<[^>]+>/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  ]);
}

test('a right answer shows no cross, and the options beside it keep just their reason', () => {
  expect(shown(single, ['b'])).toEqual([
    ['left', 'Her age A weak clue.'],
    ['fits', 'The camel You chose this. It fits. A rare story.'],
    ['left', 'The town A large one.'],
  ]);
});

test('a cross stands at the wrong choice alone', () => {
  expect(shown(single, ['c'])).toEqual([
    ['left', 'Her age A weak clue.'],
    ['fits', 'The camel This is the one that fits. A rare story.'],
    ['wrong', 'The town You chose this. It does not fit. A large one.'],
  ]);
});

test('where several could be chosen, leaving one out is an answer too', () => {
  expect(shown(multiple, ['b'])).toEqual([
    ['left', 'Her age You left this out, rightly. A weak clue.'],
    ['fits', 'The camel You chose this. It fits. A rare story.'],
    ['fits', 'The town You did not choose this. It fits too. A large one.'],
  ]);
  expect(shown(multiple, ['a', 'b', 'c'])[0]).toEqual([
    'wrong',
    'Her age You chose this. It does not fit. A weak clue.',
  ]);
});
