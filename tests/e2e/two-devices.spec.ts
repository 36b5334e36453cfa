import type { Answer } from '#app/questions/question.ts';
import { privacy } from './support/lessons.ts';
import { bringAxe, expectSound } from './support/look.ts';
import type { Person } from './support/people.ts';
import { give, type Item, type openItems, right, startQuiz, storedAnswers, wrong } from './support/quizzes.ts';
import { expect, live, type Page, signIn, test } from './support/test.ts';

test.beforeEach(({ context }) => bringAxe(context));

const quiz = `/learn/${privacy}/quiz`;
const byPosition = (items: Item[], answerTo: (question: Item['question']) => Answer) =>
  Object.fromEntries(items.map(({ position, question }) => [position, answerTo(question)]));

async function begin(page: Page, person: Person, db: Parameters<typeof openItems>[0]): Promise<Item[]> {
  await signIn(page, person);
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  await page.goto(quiz);
  return startQuiz(page, db, person);
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an old page takes no answer back that was given on a telephone, and lets the learner choose', async ({
    page,
    browser,
    hire,
    records: { db },
  }) => {
    const person = await hire();
    const items = await begin(page, person, db);
    await page.goto(`${quiz}?view=all`);

    const phone = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await signIn(phone, person);
    await phone.goto(`${quiz}?view=all`);
    await fillAll(phone, items, right);
    await phone.getByRole('button', { name: 'Save and check my answers' }).click();
    await expect(phone.getByRole('heading', { name: 'Check your answers' })).toBeVisible();
    await phone.context().close();
    const given = byPosition(items, right);
    expect(await storedAnswers(db, person)).toEqual(given);

    const [first] = items;
    if (!first) throw new Error('the quiz has a question');
    await give(region(page, 0, items.length), first.question, wrong(first.question));
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Save and check my answers' }).click();
    expect((await answered).status()).toBe(409);
    expect(await storedAnswers(db, person)).toEqual(given);
    const summary = page.getByRole('alert');
    await expect(summary.getByRole('heading', { name: 'You have answered elsewhere in the meantime' })).toBeVisible();
    await expect(summary.getByRole('link')).toHaveCount(items.length);
    await expect(page.getByText(/^You answered this question elsewhere at \d\d:\d\d\.$/)).toHaveCount(items.length);

    await expect(page.getByText('It stays, unless you give another one below.')).toHaveCount(items.length - 1);
    await page.getByRole('button', { name: 'Save and check my answers' }).click();
    await expect(summary.getByRole('link', { name: 'Question 1: choose which answer counts' })).toBeVisible();
    await page.getByRole('radio', { name: 'Save this one' }).check();
    await page.getByRole('button', { name: 'Save and check my answers' }).click();
    await expect(page.getByRole('heading', { name: 'Check your answers' })).toBeVisible();
    expect(await storedAnswers(db, person)).toEqual({ ...given, [first.position]: wrong(first.question) });
  });
});

test('what a page saves itself never comes back as an answer from elsewhere', async ({
  page,
  hire,
  records: { db },
}) => {
  const person = await hire();
  const items = await begin(page, person, db);
  await page.goto(`${quiz}?view=all`);
  await live(page);
  await fillAll(page, items, wrong);
  await expect(page.getByText(/^Saved at \d\d:\d\d/)).toHaveCount(items.length);
  await fillAll(page, items, right);
  await page.getByRole('button', { name: 'Save and check my answers' }).click();
  await expect(page.getByRole('heading', { name: 'Check your answers' })).toBeVisible();
  expect(await storedAnswers(db, person)).toEqual(byPosition(items, right));
});

test('"go on" on an old question shows both answers, and saves neither before the learner has chosen', async ({
  page,
  browser,
  hire,
  records: { db },
}) => {
  const person = await hire();
  const items = await begin(page, person, db);
  const [first] = items;
  if (!first) throw new Error('the quiz has a question');
  await live(page);
  await page.route('**/quiz/save', (route) => route.fulfill({ status: 503 }));
  await give(page.getByRole('main'), first.question, wrong(first.question));
  await expect(page.getByRole('main').getByRole('status').first()).toContainText('Not saved yet');
  const phone = await (await browser.newContext()).newPage();
  await signIn(phone, person);
  await expect(phone.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  await phone.goto(`${quiz}?q=0`);
  await live(phone);
  await give(phone.getByRole('main'), first.question, right(first.question));
  await expect(phone.getByRole('main').getByRole('status').first()).toHaveText(/^Saved at/);
  await phone.context().close();

  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByText(/^You answered this question elsewhere at/)).toBeVisible();
  await expect(page.getByRole('alert')).toBeFocused();
  await expectSound(page, 'a question answered elsewhere');
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  expect(await storedAnswers(db, person)).toEqual({ 0: right(first.question) });
  await page.getByRole('radio', { name: 'Save this one' }).check();
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByText(`Question 2 of ${items.length}`, { exact: true })).toBeVisible();
  expect(await storedAnswers(db, person)).toEqual({ 0: wrong(first.question) });
});

test('handing in waits for an answer that has not been sent, says so, and goes on by itself', async ({
  page,
  hire,
  records: { db },
}) => {
  const person = await hire();
  const items = await begin(page, person, db);
  const [first] = items;
  if (!first) throw new Error('the quiz has a question');
  await live(page);
  await page.route('**/quiz/save', (route) => route.fulfill({ status: 503 }));
  await give(page.getByRole('main'), first.question, right(first.question));
  await expect(page.getByRole('main').getByRole('status').first()).toContainText('Not saved yet');
  await page.getByRole('link', { name: 'Check your answers' }).click();

  const waiting = page.getByRole('status').filter({ hasText: 'One answer is still waiting to be sent' });
  await expect(waiting).toContainText('Question 1: what you gave last is kept in this window');
  await expectSound(page, 'an answer that waits');
  const handIn = page.getByRole('button', { name: 'Hand in my answers' });
  await expect(handIn).toHaveAttribute('aria-disabled', 'true');
  await handIn.press('Enter');
  await expect(page.locator('#waiting')).toBeFocused();
  await expect(page).toHaveURL(/q=check$/);
  expect(await storedAnswers(db, person)).toEqual({});

  await page.unroute('**/quiz/save');
  await expect(waiting).toHaveCount(0, { timeout: 15_000 });
  await expect(page.getByRole('main').locator('dl > div').first()).toContainText(/Answered, saved at \d\d:\d\d/);
  expect(await storedAnswers(db, person)).toEqual({ 0: right(first.question) });
  await handIn.click();
  await expect(page).not.toHaveURL(/q=check$/);
});

test('an answer that waited is on the page again after a reload, and the button keeps it', async ({
  page,
  hire,
  records: { db },
}) => {
  const person = await hire({ role: 'researcher' });
  const items = await begin(page, person, db);
  const kinds = ['numeric', 'matching', 'ordering', 'multiple', 'single'];
  await page.addInitScript(() => {
    const { fetch } = window;
    const lost = (address: RequestInfo | URL) => String(address).endsWith('/quiz/save');
    window.fetch = (address, init) => (lost(address) ? Promise.reject(new TypeError()) : fetch(address, init));
  });
  const some = items.filter(({ question }) => kinds.includes(question.type));
  for (const { position, question } of some) {
    await page.goto(`${quiz}?q=${position}`);
    await live(page);
    await give(page.getByRole('main'), question, right(question));
    await expect(page.getByRole('main').getByRole('status').filter({ hasText: 'Not saved yet' })).toBeVisible();
  }
  await page.goto(`${quiz}?view=all`);
  await expect(page.getByText(/^Not saved yet: no connection/)).toHaveCount(some.length);
  await page.getByRole('button', { name: 'Save and check my answers' }).click();
  await expect(page.getByRole('heading', { name: 'Check your answers' })).toBeVisible();
  expect(await storedAnswers(db, person)).toEqual(byPosition(some, right));
  await expect(page.getByRole('button', { name: 'Hand in my answers' })).not.toHaveAttribute('aria-disabled', 'true');
});

const region = (page: Page, index: number, of: number) =>
  page.getByRole('region', { name: `Question ${index + 1} of ${of}`, exact: true });

async function fillAll(page: Page, items: Item[], answerTo: (question: Item['question']) => Answer): Promise<void> {
  for (const [index, { question }] of items.entries()) {
    await give(region(page, index, items.length), question, answerTo(question));
  }
}
