import { generative, privacy } from './support/lessons.ts';
import type { Person } from './support/people.ts';
import { give, type Item, openItems, right, startQuiz, storedAnswers } from './support/quizzes.ts';
import { endSessions } from './support/sessions.ts';
import { type BrowserContext, expect, fillSignIn, live, type Page, signIn, storageOf, test } from './support/test.ts';

const quiz = `/learn/${privacy}/quiz`;
const sorting = `/learn/${generative}/m4-go-caution-stop`;
const noConnection = 'Not saved yet: no connection.';

test('the next person at the computer sees, sends and finds nothing of the one who lost the network', async ({
  page,
  context,
  browser,
  hire,
  records: { db },
}) => {
  const [first, next] = [await hire({ name: 'Adaeze Brennan' }), await hire({ name: 'Bronwen Castellano' })];
  const items = await answerOneAndStopAtTwo(page, first, () => openItems(db, first));
  const attempt = await attemptOf(db, first);

  await context.setOffline(true);
  await give(page.getByRole('main'), items[1].question, right(items[1].question));
  await expect(page.getByRole('main').getByRole('status').first()).toContainText(noConnection);
  expect(await storageOf(page)).toContain(attempt);

  await endSessions(db, first);
  await context.setOffline(false);
  await page.goto('/login');
  const sent = requestsOf(context);
  await fillSignIn(page, next);
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  await live(page);
  await expectNothingOf(page, first, attempt);

  await page.goto(`${quiz}?q=1`);
  await live(page);
  await expect(page.getByRole('button', { name: 'Start the quiz' })).toBeVisible();
  await expectNothingOf(page, first, attempt);
  await startQuiz(page, db, next);
  await live(page);
  await expectNothingOf(page, first, attempt);
  expect(await storedAnswers(db, next)).toEqual({});
  expect(sent.filter((request) => request.includes(attempt))).toEqual([]);

  await test.step('elsewhere the first person finds what was confirmed as saved', async () => {
    const elsewhere = await (await browser.newContext()).newPage();
    await elsewhere.goto('/login');
    await fillSignIn(elsewhere, first);
    await expect(elsewhere.getByRole('heading', { name: 'Your learning' })).toBeVisible();
    await elsewhere.goto(quiz);
    await expect(elsewhere.getByText(/^Question 2 of/)).toBeVisible();
    await elsewhere.getByRole('link', { name: 'Back', exact: true }).click();
    await expect(elsewhere.getByText(/^Question 1 of/)).toBeVisible();
    await expect(elsewhere.getByRole('main').getByRole('status').first()).toHaveText(/^Saved at \d\d:\d\d/);
    expect(await storedAnswers(db, first)).toEqual({ 0: right(items[0].question) });
    await elsewhere.context().close();
  });
});

test('a second window that still shows the first person leaves as soon as the next one signs in', async ({
  page,
  context,
  hire,
  records: { db },
}) => {
  const [first, next] = [await hire({ name: 'Adaeze Brennan' }), await hire({ name: 'Bronwen Castellano' })];
  const items = await answerOneAndStopAtTwo(page, first, () => openItems(db, first));
  const attempt = await attemptOf(db, first);
  await page.route('**/quiz/save', (route) => route.abort('internetdisconnected'));
  await give(page.getByRole('main'), items[1].question, right(items[1].question));
  await expect(page.getByRole('main').getByRole('status').first()).toContainText(noConnection);
  await endSessions(db, first);

  const window = await context.newPage();
  await window.goto('/login');
  const sent = requestsOf(context);
  await page.unroute('**/quiz/save');
  await fillSignIn(window, next);
  await expect(window.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  await expect(page.getByText(next.name)).toBeVisible();
  await expectNothingOf(page, first, attempt);
  await expectNothingOf(window, first, attempt);
  const signedIn = sent.findIndex((request) => request.startsWith('POST /login'));
  expect(sent.slice(signedIn + 1).filter((request) => request.includes(attempt))).toEqual([]);
  expect(await storedAnswers(db, first)).toEqual({ 0: right(items[0].question) });
});

test('signing out with an unsent answer leaves nothing in the window or the browser', async ({
  page,
  hire,
  records: { db },
}) => {
  const person = await hire({ name: 'Adaeze Brennan' });
  const [, second] = await answerOneAndStopAtTwo(page, person, () => openItems(db, person));
  await expect(page.getByRole('banner').getByText('Shared computer')).toBeVisible();
  await page.route('**/quiz/save', (route) => route.abort('internetdisconnected'));
  await give(page.getByRole('main'), second.question, right(second.question));
  await expect(page.getByRole('main').getByRole('status').first()).toContainText(noConnection);
  await page.evaluate(() => localStorage.setItem('left', 'behind'));

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await live(page);
  await expectNothingOf(page, person, 'acumen:answers');
  expect(await storageOf(page)).not.toContain('behind');
});

async function answerOneAndStopAtTwo(page: Page, person: Person, items: () => Promise<Item[]>): Promise<[Item, Item]> {
  await page.goto(`/login?next=${encodeURIComponent(quiz)}`);
  await fillSignIn(page, person, { shared: true });
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  await expect(page.getByText(/^Question 1 of/)).toBeVisible();
  const [one, two] = await items();
  if (!one || !two) throw new Error('the quiz has two questions');
  await give(page.getByRole('main'), one.question, right(one.question));
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByText(/^Question 2 of/)).toBeVisible();
  await live(page);
  return [one, two];
}

async function attemptOf(db: Parameters<typeof openItems>[0], person: Person): Promise<string> {
  const { id } = await db
    .selectFrom('attempts')
    .select('id')
    .where('person_id', '=', person.id)
    .executeTakeFirstOrThrow();
  return id;
}

/** Every request from now on, as method, path and body. */
function requestsOf(context: BrowserContext): string[] {
  const sent: string[] = [];
  context.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    sent.push(`${request.method()} ${pathname}${search} ${request.postData() ?? ''}`);
  });
  return sent;
}

async function expectNothingOf(page: Page, person: Person, attempt: string): Promise<void> {
  const shown = (await page.content()) + (await storageOf(page));
  for (const never of [person.id, person.name, attempt]) expect(shown).not.toContain(never);
}

test('an answer that waits is not sent once the browser holds the session of somebody else', async ({
  page,
  context,
  hire,
  records: { db },
}) => {
  const [first, next] = [await hire({ name: 'Adaora Lindholm' }), await hire({ name: 'Benedikt Sauvage' })];
  const items = await answerOneAndStopAtTwo(page, first, () => openItems(db, first));
  const attempt = await attemptOf(db, first);
  await context.setOffline(true);
  await give(page.getByRole('main'), items[1].question, right(items[1].question));
  await expect(page.getByRole('main').getByRole('status').first()).toContainText(noConnection);
  // The next person's sign-in was answered in another window, and its page has not come alive yet.
  const [tag] = (await context.cookies()).filter((cookie) => cookie.name === 'acumen-person');
  if (!tag) throw new Error('the browser has no tag of the person');
  await context.addCookies([{ ...tag, value: next.id }]);
  const sent = requestsOf(context);
  await context.setOffline(false);
  await page.waitForURL((url) => !url.pathname.endsWith('/quiz'));
  expect(sent.filter((request) => request.includes(attempt))).toEqual([]);
  expect(await storageOf(page)).not.toContain(attempt);
});

test('a button that is pressed without a network leaves the page as it is, and works when it is back', async ({
  page,
  context,
  hire,
  records: { db },
}) => {
  const person = await hire({ name: 'Oda Featherstone' });
  const items = await answerOneAndStopAtTwo(page, person, () => openItems(db, person));
  await context.setOffline(true);
  await give(page.getByRole('main'), items[1].question, right(items[1].question));
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByText('Nothing was sent and nothing is lost')).toBeVisible();
  await expect(page.getByText(/^Question 2 of/)).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByText(/^Question 3 of/)).toBeVisible();
});

test.describe('a page that was left open, without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('is recorded for nobody else, and shows the next person nothing of what was typed', async ({
    page: lesson,
    context,
    hire,
    records: { db },
  }) => {
    const [first, next] = [await hire({ name: 'Adaeze Brennan' }), await hire({ name: 'Bronwen Castellano' })];
    const typed = 'Bed nine, because the daughter asked.';
    const refused = async (page: Page) => {
      await expect(page.getByRole('heading', { name: 'This page was opened by someone else' })).toBeVisible();
      const markup = await page.content();
      for (const never of [typed, first.id, first.name, 'name="resume"']) expect(markup).not.toContain(never);
    };
    await signIn(lesson, first);
    await lesson.goto(sorting);
    await lesson.getByRole('button', { name: 'Start the simulation' }).click();
    const [simulation, late, window] = [await context.newPage(), await context.newPage(), await context.newPage()];
    for (const page of [simulation, late]) {
      await page.goto(sorting);
      // The cards may stay unsorted: it is the text that must go nowhere.
      await page
        .locator('section form:has(textarea)')
        .evaluate((form: HTMLFormElement) => form.setAttribute('novalidate', ''));
      await page.getByLabel('One card you found hard').fill(typed);
    }

    await window.goto('/learn');
    await window.getByRole('button', { name: 'Sign out' }).click();
    await window.goto('/login');
    await fillSignIn(window, next);
    await expect(window.getByRole('banner')).toContainText(next.name);
    await lesson.getByRole('button', { name: /^Done, / }).click();
    await refused(lesson);
    await simulation.getByRole('button', { name: 'Show how it came out' }).click();
    await refused(simulation);
    await endSessions(db, next);
    await late.getByRole('button', { name: 'Show how it came out' }).click();
    await refused(late);

    for (const table of ['block_sheets', 'evidence_texts', 'lesson_progress'] as const) {
      expect(await db.selectFrom(table).selectAll().where('person_id', '=', next.id).execute(), table).toEqual([]);
    }
    const acts = await db.selectFrom('learning_events').select('verb').where('person_id', '=', next.id).execute();
    expect(acts.filter(({ verb }) => /^(lesson|block)\./.test(verb))).toEqual([]);
  });
});

test('a window with a lesson sends nothing once the browser holds the session of somebody else', async ({
  page,
  context,
  hire,
}) => {
  const [first, next] = [await hire({ name: 'Adaora Lindholm' }), await hire({ name: 'Benedikt Sauvage' })];
  await signIn(page, first);
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  await page.goto(sorting);
  await live(page);
  const [tag] = (await context.cookies()).filter((cookie) => cookie.name === 'acumen-person');
  if (!tag) throw new Error('the browser has no tag of the person');
  await context.addCookies([{ ...tag, value: next.id }]);
  const sent = requestsOf(context);
  await page.getByRole('button', { name: /^Done, / }).click();
  await page.waitForURL((url) => url.pathname !== sorting, { timeout: 10_000 });
  expect(sent.filter((request) => request.startsWith('POST'))).toEqual([]);
});

test('a window that lies idle does not sign out the one in use; without any use both are signed out, once', async ({
  page,
  context,
  hire,
  records: { db },
}) => {
  const person = await hire({ name: 'Adaeze Brennan' });
  await page.clock.install();
  const items = await answerOneAndStopAtTwo(page, person, () => openItems(db, person));
  const idle = await context.newPage();
  await idle.goto(sorting);
  await live(idle);
  // From here on it has told the other window that it was just used.
  await expect(idle.locator('form[action="/logout"] input[name="ended"]')).toBeAttached();
  const warning = (window: Page) => window.getByRole('dialog', { name: 'You will be signed out soon' });
  const sent = requestsOf(context);
  const signingOut = () => sent.filter((request) => request.startsWith('POST /logout')).length;
  const use = () => sent.filter((request) => request === 'HEAD /login ').length;

  await page.clock.runFor('07:00');
  await page.route('**/quiz/save', (route) => route.abort('internetdisconnected'));
  await give(page.getByRole('main'), items[1].question, right(items[1].question));
  await expect(page.getByRole('main').getByRole('status').first()).toContainText(noConnection);
  await expect.poll(use).toBeGreaterThan(0);
  await page.clock.runFor('05:00');
  expect(signingOut()).toBe(0);
  for (const window of [page, idle]) await expect(warning(window)).toBeHidden();
  expect(await storageOf(page)).toContain(await attemptOf(db, person));

  await page.clock.runFor('03:20');
  for (const window of [page, idle]) await expect(warning(window)).toBeVisible();
  await warning(idle).getByRole('button', { name: 'Stay signed in' }).click();
  await page.clock.runFor('00:05');
  for (const window of [page, idle]) await expect(warning(window)).toBeHidden();

  await page.clock.runFor('09:10');
  for (const window of [page, idle]) {
    await expect(window.getByText('You were signed out because this computer was not used for a while.')).toBeVisible();
    await expectNothingOf(window, person, 'acumen:answers');
  }
  expect(signingOut()).toBeLessThanOrEqual(2);
});
