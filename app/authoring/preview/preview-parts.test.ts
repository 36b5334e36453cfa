import { expect, test } from 'vitest';
import type { Segment } from '#app/blocks/block.ts';
import type { CheckProps } from '#app/blocks/check/model.ts';
import { type PreviewTries, playBlock, previewParts, triesThatHold } from './preview-parts.ts';

const check = (prompt: string): Segment => ({
  kind: 'block',
  id: 'c1',
  name: 'Check',
  modelVersion: 1,
  graded: false,
  tracks: ['full'],
  props: {
    id: 'c1',
    type: 'single',
    prompt,
    options: [
      { id: 'a', text: 'Yes', right: true, feedback: 'Right.' },
      { id: 'b', text: 'No', right: false, feedback: 'No.' },
    ],
  } satisfies CheckProps,
});
const lesson: Segment[] = [{ kind: 'html', html: '<p>Text</p>' }, check('Is it?')];

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries({ intent: 'answer-block', block: 'c1', try: '1', ...fields }))
    data.set(name, value);
  return data;
}
function shownIn(tries: PreviewTries, segments = lesson) {
  const part = previewParts(segments, tries)[1];
  if (part?.kind !== 'block') throw new Error('the check is not shown');
  return part.props;
}

test('a block is tried out by its own model, and again', () => {
  expect(shownIn({}).answered).toBeNull();
  const answered = playBlock(lesson, {}, form({ choice: 'b' }));
  expect(answered.unanswered).toBeNull();
  expect(shownIn(answered.tries).answered?.grade.points).toBe(0);
  const again = playBlock(lesson, answered.tries, form({ intent: 'retry-block' }));
  expect(shownIn(again.tries)).toMatchObject({ tryNumber: 2, answered: null });
  expect(shownIn(playBlock(lesson, again.tries, form({ try: '2', choice: 'a' })).tries).answered?.grade.points).toBe(
    100,
  );
});

test('a form without an answer, or of no block, changes nothing', () => {
  expect(playBlock(lesson, {}, form({}))).toEqual({ tries: {}, unanswered: 'c1' });
  expect(playBlock(lesson, {}, form({ block: 'other', choice: 'a' }))).toEqual({ tries: {}, unanswered: null });
});

test('a block that was rewritten begins anew, one that only moved does not', () => {
  const { tries } = playBlock(lesson, {}, form({ choice: 'a' }));
  expect(triesThatHold(lesson, [check('Is it?')], tries)).toEqual(tries);
  expect(triesThatHold(lesson, [check('Is it so?')], tries)).toEqual({});
});
