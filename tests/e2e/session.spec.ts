import { generative, privacy } from './support/lessons.ts';
import { password } from './support/people.ts';
import { give, right, startQuiz, storedAnswers } from './support/quizzes.ts';
import { endSessions } from './support/sessions.ts';
import { expect, fillSignIn, live, signIn, storageOf, test } from './support/test.ts';

const wrongTogether =
  'The staff number or e-mail address and the password do not belong together. Check both and try again.';

test('an answer given after the session ended is kept in the window, and signing in leads back and saves it', async ({
  page,
  hire,
  records: { db },
}) => {
  const person = await hire();
  await signIn(page, person);
  await page.goto(`/learn/${privacy}/quiz`);
  const items = await startQuiz(page, db, person);
  const [first, second] = items;
  if (!first || !second) throw new Error('the quiz has two questions');
  await give(page.getByRole('main'), first.question, right(first.question));
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByText(`Question 2 of ${items.length}`, { exact: true })).toBeVisible();
  await live(page);

  await endSessions(db, person);
  await give(page.getByRole('main'), second.question, right(second.question));
  const saved = page.getByRole('main').getByRole('status').first();
  await expect(saved).toContainText('Not saved yet: you have been signed out.');
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await fillSignIn(page, person);

  await expect(page).toHaveURL(`/learn/${privacy}/quiz?q=1`);
  await expect(page.getByText(`Question 2 of ${items.length}`, { exact: true })).toBeVisible();
  await expect(saved).toHaveText(/^Saved at \d\d:\d\d/);
  expect(await storedAnswers(db, person)).toEqual({ 0: right(first.question), 1: right(second.question) });
  await page.reload();
  await expect(saved).toHaveText(/^Saved at \d\d:\d\d/);
});

test('a button pressed after the session ended asks for the password on the spot and then offers what was sent', async ({
  page,
  hire,
  records: { db },
}) => {
  const person = await hire();
  await signIn(page, person);
  await page.goto(`/learn/${privacy}/quiz`);
  const items = await startQuiz(page, db, person);
  await page.goto(`/learn/${privacy}/quiz?view=all`);
  await live(page);
  await endSessions(db, person);
  for (const [index, { question }] of items.entries()) {
    const section = page.getByRole('region', { name: `Question ${index + 1} of`, exact: false });
    await give(section, question, right(question));
  }
  await page.getByRole('button', { name: 'Save and check my answers' }).click();

  await expect(page.getByRole('heading', { name: 'Please sign in' })).toBeVisible();
  await expect(page.getByText('What you sent is kept for you.')).toBeVisible();
  await fillSignIn(page, person);
  await expect(page.getByRole('heading', { name: 'You were signed out. Nothing is lost.' })).toBeVisible();
  await page.getByRole('button', { name: 'Send it now' }).click();
  await expect(page.getByRole('heading', { name: 'Check your answers' })).toBeVisible();
  await expect(page.getByText('Not answered')).toHaveCount(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the form that was cut off is offered to its author alone', async ({ page, browser, hire, records: { db } }) => {
    const [author, other] = [await hire(), await hire({ name: 'Someone Else' })];
    await signIn(page, author);
    await page.goto(`/learn/${privacy}/quiz`);
    const [first] = await startQuiz(page, db, author);
    if (!first) throw new Error('the quiz has a question');
    await endSessions(db, author);
    await give(page.getByRole('main'), first.question, right(first.question));
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await expect(page.getByText('What you sent is kept for you.')).toBeVisible();
    expect(await storedAnswers(db, author)).toEqual({});
    const sealed = await page.locator('input[name="resume"]').inputValue();
    const markup = await page.content();
    for (const never of [author.id, author.name, first.question.id]) expect(markup).not.toContain(never);

    await fillSignIn(page, author);
    await expect(page.getByRole('heading', { name: 'You were signed out. Nothing is lost.' })).toBeVisible();
    await page.getByRole('button', { name: 'Send it now' }).click();
    await expect(page.getByText('Question 2 of')).toBeVisible();
    expect(await storedAnswers(db, author)).toEqual({ 0: right(first.question) });

    const context = await browser.newContext();
    const form = { identifier: other.staffNumber, password, resume: sealed };
    const answer = await context.request.post('/login', { form, headers: { origin: new URL(page.url()).origin } });
    expect(new URL(answer.url()).pathname).toBe('/learn');
    expect(await answer.text()).not.toContain(`/learn/${privacy}/quiz`);
    expect(await storedAnswers(db, other)).toEqual({});
    await context.close();
  });
});

test('after signing out the back button shows nothing of the person', async ({ page, hire }) => {
  const person = await hire({ name: 'Marguerite Oyelaran' });
  await signIn(page, person);
  await page.getByRole('link', { name: 'Certificates' }).click();
  await expect(page.getByRole('heading', { name: 'Your certificates' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel('Password', { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/\/login/);
  await expect(page.locator('body')).not.toContainText(person.name);
  const kept = await storageOf(page);
  for (const never of [person.id, person.name, 'acumen']) expect(kept).not.toContain(never);
});

test('a wrong password and an unknown person are told the same', async ({ page, hire }) => {
  const person = await hire();
  await page.goto('/login');
  const said: string[] = [];
  for (const identifier of [person.staffNumber, 'T-nobody-at-all']) {
    await page.getByLabel('Staff number or e-mail address').fill(identifier);
    await page.getByLabel('Password', { exact: true }).fill('a wrong password');
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    expect((await answered).status()).toBe(401);
    const summary = page.getByRole('alert');
    await expect(summary.getByRole('link', { name: wrongTogether })).toBeVisible();
    await expect(summary).toBeFocused();
    await expect(page.getByLabel('Staff number or e-mail address')).toHaveValue(identifier);
    said.push((await page.getByRole('main').textContent()) ?? '');
  }
  expect(said[0]).toBe(said[1]);
});

test('signing out on all devices ends the session on the other device too', async ({ page, browser, hire }) => {
  const person = await hire();
  const phone = await (await browser.newContext()).newPage();
  await signIn(phone, person);
  await expect(phone.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  await signIn(page, person);
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  await page.goto('/logout');
  await page.getByRole('button', { name: 'Sign out on all devices' }).click();
  await expect(page.getByText('You are signed out on all devices.')).toBeVisible();
  await phone.goto(`/learn/${generative}`);
  await expect(phone).toHaveURL(`/login?next=${encodeURIComponent(`/learn/${generative}`)}`);
  await phone.context().close();
});
