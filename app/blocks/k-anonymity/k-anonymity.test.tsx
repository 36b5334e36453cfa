import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { lessonProps } from '#tests/setup/lesson-props.ts';
import { LevelResult } from './level-result.tsx';
import { LevelSheet } from './level-sheet.tsx';
import { type KAnonymityAnswer, type KAnonymityProps, kAnonymityModel } from './model.ts';
import { kAnonymitySchema } from './schema.ts';

const props: KAnonymityProps = kAnonymitySchema.parse(
  lessonProps('patient-data-and-privacy/05-reidentification.mdx', 'KAnonymity'),
);
const view = kAnonymityModel.view(props, 'seed', 1);
const hidden = [{ name: 'intent', value: 'answer-block' }];

function sheet(draft: KAnonymityAnswer | null): string {
  const block = { view, draft, hidden };
  return renderToStaticMarkup(<LevelSheet block={block} Form="form" levels={draft ?? {}} busy={false} />);
}

function result(answer: KAnonymityAnswer): string {
  const answered = {
    answer,
    grade: kAnonymityModel.grade(props, 'seed', 1, answer),
    result: kAnonymityModel.result(props, 'seed', 1, answer),
  };
  return renderToStaticMarkup(<LevelResult block={{ view, hidden }} answered={answered} Form="form" busy={false} />);
}

const visible = (html: string) => html.replace(/<[^>]+>/g, '');
const checked = (html: string) =>
  [...html.matchAll(/name="(level\.\w+)" checked="" value="(\d)"/g)].map(([, name, level]) => [name, level]);

test('it starts with the finest levels, and the form is read back', () => {
  const html = sheet(null);
  expect(checked(html)).toEqual([
    ['level.age', '0'],
    ['level.area', '0'],
    ['level.sex', '0'],
  ]);
  const form = new FormData();
  for (const [name = '', level = ''] of checked(html)) form.append(name, level);
  expect(kAnonymityModel.parseAnswer(form, props)).toEqual({ age: 0, area: 0, sex: 0 });
});

test('k is said in words in a live region, and the table has a row for each group', () => {
  const html = sheet(null);
  expect(html).toMatch(/role="status"><strong[^>]*>k = 1<\/strong>/);
  expect(html.match(/<tr class="k-row--small">/g)).toHaveLength(16);
  expect(visible(html)).toContain('16 of 16');
});

test('saved levels come back with their table', () => {
  const html = sheet({ age: 2, area: 1, sex: 1 });
  expect(checked(html)).toContainEqual(['level.age', '2']);
  expect(visible(html)).toContain('The smallest of 3 groups has 5 rows. That reaches the aim of 5.');
});

test.each([
  [
    { age: 2, area: 1, sex: 1 },
    'You reached k = 5.',
    'With this table the aim cannot be had for less loss. Well chosen.',
  ],
  [{ age: 2, area: 2, sex: 1 }, 'You reached k = 6.', 'There is a choice that reaches the aim for 81 %.'],
  [{ age: 1, area: 2, sex: 1 }, 'k = 1, not yet 5.', 'Look at the smallest group'],
])('levels %o: %s', (answer, outcome, advice) => {
  const html = result(answer);
  expect(visible(html)).toContain(outcome);
  expect(visible(html)).toContain(advice);
  expect(html).toContain('name="intent" value="retry-block"');
});
