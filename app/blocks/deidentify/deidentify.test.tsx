import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { lessonProps } from '#tests/setup/lesson-props.ts';
import { type DeidentifyAnswer, type DeidentifyProps, deidentifyModel } from './model.ts';
import { readNote, wordCount } from './note.ts';
import { NoteResult } from './note-result.tsx';
import { NoteSheet } from './note-sheet.tsx';
import { deidentifySchema } from './schema.ts';

const lesson = 'patient-data-and-privacy/03-eighteen-identifiers.mdx';
const props: DeidentifyProps = deidentifySchema.parse(lessonProps(lesson, 'Deidentify'));
const view = deidentifyModel.view(props, 'seed', 1);
const note = readNote(props.notes.find(({ title }) => title === view.noteTitle)?.text ?? '');
const hidden = [
  { name: 'intent', value: 'answer-block' },
  { name: 'block', value: props.id },
  { name: 'try', value: '1' },
];

function sheet(draft: DeidentifyAnswer | null, problem?: string): string {
  const block = { id: props.id, view, draft, hidden, problem };
  return renderToStaticMarkup(
    <NoteSheet block={block} Form="form" live={false} busy={false} marked={0} status={null} />,
  );
}

function result(answer: DeidentifyAnswer): string {
  const answered = {
    answer,
    grade: deidentifyModel.grade(props, 'seed', 1, answer),
    result: deidentifyModel.result(props, 'seed', 1, answer),
  };
  return renderToStaticMarkup(
    <NoteResult block={{ id: props.id, view, hidden }} answered={answered} Form="form" busy={false} />,
  );
}

const wordsOf = (kind: string) =>
  note.spans
    .filter((span) => span.kind === kind)
    .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index));

const visible = (html: string) => html.replace(/<[^>]+>/g, '');
const boxes = (html: string) => [
  ...html.matchAll(/<input type="checkbox" name="word"( checked="")? value="(\d+)"\/>/g),
];

test('without JavaScript the note is a plain form of checkboxes that the model reads back', () => {
  const html = sheet(null);
  expect(html).toMatch(/^<form method="post"/);
  expect(boxes(html)).toHaveLength(wordCount(note));
  const form = new FormData();
  for (const [, , word] of boxes(html).slice(0, 3)) form.append('word', word ?? '');
  expect(deidentifyModel.parseAnswer(form, props)).toEqual([0, 1, 2]);
  for (const { name, value } of hidden)
    expect(html).toContain(`<input type="hidden" name="${name}" value="${value}"/>`);
});

test('the words of the note look alike before it is sent', () => {
  const html = sheet(null);
  const labels = new Set([...html.matchAll(/<label[^>]*>/g)].map(([label]) => label));
  expect([...labels]).toEqual(['<label class="deidentify__word">']);
  expect(visible(html)).toContain(view.pieces.join('').replaceAll("'", '&#x27;'));
});

test('saved marks come back', () => {
  const checked = boxes(sheet([2, 5])).filter(([, mark]) => mark);
  expect(checked.map(([, , word]) => word)).toEqual(['2', '5']);
});

test('a refusal stands at the note, is announced and described', () => {
  const html = sheet(null, 'Mark a word.');
  expect(html).toContain(`<p class="field__error" id="${props.id}-problem" role="alert">Mark a word.</p>`);
  expect(html).toContain(`aria-describedby="${props.id}-how ${props.id}-problem"`);
});

test('a result says in words what was found, missed and wrongly marked', () => {
  const [first] = note.spans.filter((span) => span.kind === 'identifier');
  const answer = [...wordsOf('identifier'), ...wordsOf('trap')].filter(
    (word) => word < (first?.from ?? 0) || word >= (first?.to ?? 0),
  );
  const html = result(answer);
  const text = visible(html);
  expect(text).toContain('Not yet: 1 of 16 identifiers still in the note.');
  expect(text).toContain('93 %15 of 16 identifiers. This is the recall.Needed: 95 %');
  expect(html).toContain('(missed: ');
  expect(html).toContain('(wrongly marked: ');
  expect(text).toContain('What was missed');
  expect(text).toContain('What may stay');
  expect(html).toContain('name="intent" value="retry-block"');
  expect(text).toContain('Try another note');
});

test('a clean note passes and offers practice', () => {
  const text = visible(result(wordsOf('identifier')));
  expect(text).toContain('Passed. Nothing that matters was left in.');
  expect(text).not.toContain('What was missed');
  expect(text).toContain('Practise on another note');
});

test('everything marked is found but too much', () => {
  const all = Array.from({ length: wordCount(note) }, (_, word) => word);
  expect(visible(result(all))).toContain('Not yet: everything is found, but too much was taken out.');
});

test('nothing marked has no precision', () => {
  expect(visible(result([]))).toContain('Rightly marked–No whole identifier and no other word was marked.');
});
