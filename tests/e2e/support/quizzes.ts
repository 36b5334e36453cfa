import type { Kysely } from 'kysely';
import { expect, type Locator, type Page } from 'playwright/test';
import { rightAnswer, wrongAnswer } from '#app/operator/demo/answer-question.ts';
import type { Answer, Question } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import type { Person } from './people.ts';

/** An item of the sheet with its key, as the database holds it; a page has it only after handing in. */
export interface Item {
  position: number;
  question: Question;
  parallelOf: number | null;
}

/** The items of the attempt that a person has open. */
export async function openItems(db: Kysely<Schema>, person: Person): Promise<Item[]> {
  const rows = await db
    .selectFrom('attempt_items as item')
    .innerJoin('attempts', 'attempts.id', 'item.attempt_id')
    .innerJoin('question_versions', 'question_versions.hash', 'item.question_hash')
    .select(['item.position', 'item.parallel_of', 'question_versions.body'])
    .where('attempts.person_id', '=', person.id)
    .where('attempts.status', '!=', 'closed')
    .orderBy('item.position')
    .execute();
  return rows.map(({ position, parallel_of, body }) => ({
    position,
    question: JSON.parse(body) as Question,
    parallelOf: parallel_of,
  }));
}

/** The answers that the server has stored for the attempt that a person has open, by position. */
export async function storedAnswers(db: Kysely<Schema>, person: Person): Promise<Record<number, Answer>> {
  const rows = await db
    .selectFrom('responses')
    .innerJoin('attempts', 'attempts.id', 'responses.attempt_id')
    .select(['responses.position', 'responses.answer'])
    .where('attempts.person_id', '=', person.id)
    .where('attempts.status', '!=', 'closed')
    .execute();
  const items = await openItems(db, person);
  return Object.fromEntries(
    rows.map(({ position, answer }) => {
      const type = items.find((item) => item.position === position)?.question.type;
      return [position, inAnyOrder(type, JSON.parse(answer) as Answer)];
    }),
  );
}

/** The choices of a "choose all that apply" come in the order of the page; here always sorted. */
function inAnyOrder(type: string | undefined, answer: Answer): Answer {
  return type === 'multiple' ? (answer as string[]).toSorted() : answer;
}

export const right = (question: Question): Answer => inAnyOrder(question.type, rightAnswer(question));
export const wrong = (question: Question): Answer => inAnyOrder(question.type, wrongAnswer(question));

/** Presses the start button and gives the items that were drawn. */
export async function startQuiz(page: Page, db: Kysely<Schema>, person: Person): Promise<Item[]> {
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  await expect(page.getByText(/^Question 1 of \d+$/)).toBeVisible();
  return openItems(db, person);
}

/** From the start page to the result, with every answer right. */
export async function passQuiz(page: Page, db: Kysely<Schema>, person: Person): Promise<void> {
  await passWith(page, await startQuiz(page, db, person));
}

/** Answers an open sheet rightly and hands it in. */
export async function passWith(page: Page, items: Item[]): Promise<void> {
  await answerOneByOne(page, items, right);
  await page.getByRole('button', { name: 'Hand in my answers' }).click();
  await expect(page.getByText('You passed this quiz')).toBeVisible();
}

/** Answers question by question, with the button that saves and goes on; ends on the page that checks the answers. */
export async function answerOneByOne(page: Page, items: Item[], answerTo: (question: Question) => Answer) {
  for (const [index, { question }] of items.entries()) {
    await expect(page.getByText(`Question ${index + 1} of ${items.length}`, { exact: true })).toBeVisible();
    await give(page.getByRole('main'), question, answerTo(question));
    const last = index === items.length - 1;
    await page.getByRole('button', { name: last ? 'Save and check my answers' : 'Save and go on' }).click();
  }
  await expect(page.getByRole('heading', { name: 'Check your answers' })).toBeVisible();
}

/** Puts an answer into the fields of one question, as a person would. */
export async function give(within: Locator, question: Question, answer: Answer): Promise<void> {
  switch (question.type) {
    case 'numeric':
      return within.getByRole('textbox', { name: question.stem }).fill(String(answer));
    case 'true-false':
      return within.getByRole('radio', { name: answer ? 'True' : 'False', exact: true }).check();
    case 'single':
    case 'scenario':
      return within.getByRole('radio', { name: textOf(question.options, String(answer)), exact: true }).check();
    case 'multiple':
      return choose(within, question.options, answer as string[]);
    case 'matching':
      return match(within, question.left, answer as Record<string, string>);
    case 'ordering':
      return order(within, question.options, answer as string[]);
  }
}

type Options = { id: string; text: string }[];

async function choose(within: Locator, options: Options, chosen: string[]): Promise<void> {
  for (const { id, text } of options) {
    await within.getByRole('checkbox', { name: text, exact: true }).setChecked(chosen.includes(id));
  }
}

async function match(within: Locator, left: Options, answer: Record<string, string>): Promise<void> {
  for (const { id, text } of left) {
    await within.getByRole('combobox', { name: text, exact: true }).selectOption(answer[id] ?? '');
  }
}

async function order(within: Locator, options: Options, answer: string[]): Promise<void> {
  for (const [index, id] of answer.entries()) {
    await within.getByRole('combobox', { name: textOf(options, id), exact: true }).selectOption(String(index + 1));
  }
}

function textOf(options: Options, id: string): string {
  return options.find((option) => option.id === id)?.text ?? '';
}
