import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { lessonProps } from '#tests/setup/lesson-props.ts';
import { SortedCards } from './card-result.tsx';
import { CardSheet } from './card-sheet.tsx';
import { type RiskSorterAnswer, type RiskSorterProps, riskSorterModel } from './model.ts';
import { type Bin, binOf } from './risk.ts';
import { riskSorterSchema } from './schema.ts';

const props: RiskSorterProps = riskSorterSchema.parse(
  lessonProps('generative-ai-tools/02-go-caution-stop.mdx', 'RiskSorter'),
);
const view = riskSorterModel.view(props, 'seed', 1);
const hidden = [
  { name: 'intent', value: 'answer-block' },
  { name: 'block', value: props.id },
];
const reason = 'The <dose> card: nobody looks it up.';
const allRight = Object.fromEntries(props.cards.map((card) => [card.id, binOf(card)]));

function sheet(draft: RiskSorterAnswer | null, placed: Record<string, Bin> | null = null): string {
  const block = { id: props.id, view, draft, hidden };
  return renderToStaticMarkup(<CardSheet block={block} Form="form" placed={placed} busy={false} status={null} />);
}

function result(answer: RiskSorterAnswer): string {
  const answered = {
    answer,
    grade: riskSorterModel.grade(props, 'seed', 1, answer),
    result: riskSorterModel.result(props, 'seed', 1, answer),
  };
  return renderToStaticMarkup(<SortedCards block={{ hidden }} answered={answered} Form="form" busy={false} />);
}

const visible = (html: string) => html.replace(/<[^>]+>/g, '');
const radios = (html: string) =>
  [...html.matchAll(/<input class="risk-bin__control"[^>]*>/g)].map(([input]) => ({
    name: /name="([^"]+)"/.exec(input)?.[1] ?? '',
    bin: /value="([^"]+)"/.exec(input)?.[1] ?? '',
    checked: input.includes('checked'),
    required: input.includes('required'),
  }));

test('without JavaScript each card is a group of three required radio buttons that the model reads back', () => {
  const html = sheet(null);
  expect(radios(html).filter(({ required }) => required)).toHaveLength(props.cards.length * 3);
  const form = new FormData();
  for (const { name, bin } of radios(html)) if (bin === 'stop') form.append(name, bin);
  form.append('reason', reason);
  const answer = riskSorterModel.parseAnswer(form, props);
  expect(Object.values(answer?.bins ?? {})).toEqual(props.cards.map(() => 'stop'));
  expect(html).toMatch(/<textarea[^>]*name="reason"[^>]*required=""[^>]*minLength="20" maxLength="600"/);
  expect(visible(html)).toContain('Put in nothing about a real patient or a colleague.');
});

test('the cards stand in the order of the try, without scores and reasons', () => {
  const html = sheet(null);
  const names = radios(html).map(({ name }) => name);
  expect([...new Set(names)]).toEqual(view.cards.map(({ id }) => `bin.${id}`));
  for (const { why } of props.cards) expect(html).not.toContain(why);
});

test('saved bins and the saved reason come back', () => {
  const html = sheet({ bins: { dose: 'stop' }, reason: 'Half a th' });
  const checked = radios(html).filter((radio) => radio.checked);
  expect(checked.map(({ name, bin }) => [name, bin])).toEqual([['bin.dose', 'stop']]);
  expect(html).toContain('>Half a th</textarea>');
});

test('the tray counts the placed cards and leads to the next one', () => {
  const first = view.cards[0]?.id ?? '';
  const html = sheet(null, { [first]: 'caution' });
  expect(visible(html)).toContain('1 of 14 placed Next: card 2');
  expect(html).toContain('aria-label="Card 1, in Caution"');
  expect(visible(sheet(null, allRight))).toContain('All placed. Now the reason, then send.');
});

test('a result gives the score, both bins, the sum in words and why', () => {
  const html = result({ bins: { ...allRight, dose: 'go' }, reason });
  const text = visible(html);
  expect(text).toContain('13 of 14 cards in the right bin');
  expect(text).toContain('Score: 10 of 14. One stop card went into go and cost 3.');
  expect(text).toContain('You said:  Go It is:  Stop');
  expect(text).toContain('Hard stop: a clinical decision without a full check.');
  expect(text).toContain('Impact if wrong3 a clinical decision');
  expect(html).toContain('The &lt;dose&gt; card');
  expect(html).toContain('name="intent" value="retry-block"');
});

test('all right says so', () => {
  expect(visible(result({ bins: allRight, reason }))).toContain('All 14 cards in the right bin');
});

test('an unfinished answer says what is missing and shows no bin', () => {
  const text = visible(result({ bins: { dose: 'go' }, reason: '' }));
  expect(text).toContain('13 cards have no bin.');
  expect(text).toContain('The sentence about a hard card is missing or shorter than 20 characters.');
  expect(text).not.toContain('It is');
});

test('the hint says how much the reason needs', () => {
  expect(visible(sheet(null))).toContain('say in a sentence, of at least 20 characters, what decided it.');
});
