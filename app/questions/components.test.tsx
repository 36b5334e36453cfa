import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { makeQuestion, questionWithAnswer, rightAnswer, wrongAnswer } from '#tests/factories/questions.ts';
import type { Answer, Question, QuestionType } from './question.ts';
import { QuestionFeedback } from './question-feedback.tsx';
import { QuestionField } from './question-field.tsx';
import { drawOrder, gradeAnswer, parseAnswer, sealQuestion } from './registry.ts';

const types: QuestionType[] = ['single', 'multiple', 'true-false', 'scenario', 'numeric', 'matching', 'ordering'];
const half = () => 0.5;

function field(
  question: Question,
  value: Answer | null,
  more: Partial<Parameters<typeof QuestionField>[0]> = {},
): string {
  const sealed = sealQuestion(question, drawOrder(question, half));
  return renderToStaticMarkup(<QuestionField name="q" question={sealed} value={value} {...more} />);
}

const attribute = (tag: string, name: string): string | null => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? null;

/** What a browser would post from this markup. */
function posted(html: string): FormData {
  const form = new FormData();
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const kind = attribute(tag, 'type');
    if ((kind === 'radio' || kind === 'checkbox') && !/ checked=""/.test(tag)) continue;
    form.append(attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '');
  }
  for (const [, open = '', inner = ''] of html.matchAll(/<select([^>]*)>(.*?)<\/select>/g)) {
    const options = [...inner.matchAll(/<option([^>]*)>/g)].map(([tag]) => tag);
    const chosen = options.find((tag) => / selected=""/.test(tag)) ?? options[0] ?? '';
    form.append(attribute(open, 'name') ?? '', attribute(chosen, 'value') ?? '');
  }
  return form;
}

test('a saved answer, rendered on the server and posted without JavaScript, is the same answer', () => {
  fc.assert(
    fc.property(questionWithAnswer, ({ question, answer }) => {
      const read = parseAnswer(question, posted(field(question, answer)), 'q');
      const sorted = question.type === 'multiple' ? [...(read as string[])].sort() : read;
      expect(sorted).toEqual(question.type === 'multiple' ? [...(answer as string[])].sort() : answer);
    }),
    { numRuns: 100 },
  );
});

test.each(types)('%s: an open question posts nothing, and every control has a label and a name', (type) => {
  const question = makeQuestion(type) as Question;
  const html = field(question, null);
  expect(parseAnswer(question, posted(html), 'q')).toBeNull();
  for (const [tag] of html.matchAll(/<(?:input|select)[^>]*>/g)) {
    expect(attribute(tag, 'name')).toMatch(/^q(\.|$)/);
    const id = attribute(tag, 'id');
    if (type === 'numeric' || tag.startsWith('<select')) expect(html).toContain(`<label class="`);
    if (id) expect(html).toContain(`for="${id}"`);
  }
});

test.each(types)('%s: what was typed and refused is shown again, with the reason', (type) => {
  const question = makeQuestion(type) as Question;
  const typed: [string, string][] = {
    single: [['q', 'a']],
    scenario: [['q', 'a']],
    'true-false': [['q', 'false']],
    multiple: [
      ['q', 'b'],
      ['q', 'c'],
    ],
    numeric: [['q', 'about 30']],
    matching: [['q.1', 'c']],
    ordering: [
      ['q.a', '2'],
      ['q.b', '2'],
    ],
  }[type] as [string, string][];
  const html = field(question, rightAnswer(question), { typed, error: 'Write a number.' });
  const again = [...posted(html)].filter(([, value]) => value !== '').sort();
  expect(again).toEqual([...typed].sort());
  expect(html).toContain('Write a number.');
  expect(html).toMatch(/aria-describedby="[^"]*q-error/);
});

test.each(types)('%s: disabled means disabled', (type) => {
  expect(field(makeQuestion(type) as Question, null, { disabled: true })).toMatch(/<(fieldset|input)[^>]* disabled=""/);
});

test('a safety question says so in words, a scenario shows its situation, a stem may be the heading', () => {
  const html = field(makeQuestion('scenario', { critical: true }), null, { level: 1 });
  expect(html).toContain('Safety question');
  expect(html).toContain('Ten past three at night.');
  expect(html).toContain('<h1 class="question__stem">');
});

function feedback(question: Question, answer: Answer | null): string {
  const order = drawOrder(question, half);
  return renderToStaticMarkup(
    <QuestionFeedback question={question} answer={answer} grade={gradeAnswer(question, answer)} order={order} />,
  );
}

test.each(types)('%s: feedback names the result in words, the points and the reason', (type) => {
  const question = makeQuestion(type) as Question;
  const why = type === 'true-false' ? 'It is so.' : 'Why: because.';
  expect(feedback(question, rightAnswer(question))).toContain('>Right<');
  expect(feedback(question, rightAnswer(question))).toContain('1 of 1 point');
  expect(feedback(question, wrongAnswer(question))).toContain('>Not right<');
  expect(feedback(question, wrongAnswer(question))).toContain('0 of 1 point');
  expect(feedback(question, null)).toContain('>Not answered<');
  expect(feedback(question, null)).toContain(why);
});

test('feedback shows the right answer beside a wrong one', () => {
  expect(feedback(makeQuestion('single'), 'a')).toMatch(/Option c<\/p>.*The right answer/);
  expect(feedback(makeQuestion('multiple'), ['a', 'b'])).toContain('Right, but you did not choose it');
  expect(feedback(makeQuestion('multiple'), ['a'])).toContain('0.33 of 1 point');
  expect(feedback(makeQuestion('multiple'), ['a'])).toContain('Partly right');
  expect(feedback(makeQuestion('numeric'), '-3')).toContain('29.6\u00a0%');
  expect(feedback(makeQuestion('numeric'), '-3')).toContain('Anything from 28.6\u00a0% to 30.6\u00a0% counts.');
  expect(feedback(makeQuestion('matching'), { '1': 'a' })).toContain('The right match: Option b');
  const order = feedback(makeQuestion('ordering'), ['b', 'd', 'a', 'c']);
  expect(order).toContain('Belongs before the row above');
  expect(order.indexOf('The right order')).toBeGreaterThan(order.indexOf('Your order'));
});

test('rationale stands beside its option, and text is escaped', () => {
  const question = makeQuestion('single', { feedback: { a: '<script>alert(1)</script>', general: 'Why.' } });
  expect(feedback(question, 'a')).toContain('&lt;script&gt;');
  expect(feedback(question, 'a')).not.toContain('<script>');
});

test('an ordering question names both ways to answer it', () => {
  const html = field(makeQuestion('ordering') as Question, null).replace(/<[^>]+>/g, '');
  expect(html).toContain('Give each row its position; 1 comes first. Or use the arrows.');
});
