import { answerQuiz, handInQuiz } from '#app/operator/demo/learner.server.ts';
import { factsOf, privacy } from './support/lessons.ts';
import { openItems, startQuiz } from './support/quizzes.ts';
import { type APIResponse, expect, type Page, signIn, test } from './support/test.ts';

const quiz = `/learn/${privacy}/quiz`;

test('an unknown page says so at 404, with a way on', async ({ page, hire }) => {
  expect((await page.goto('/no/such/page'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to the start page' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Learn to work safely with AI');
  await signInAs(page, await hire());
  for (const path of ['/learn/no-such-module', `/learn/${privacy}/no-such-lesson`, '/learn/no-such-module/quiz']) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole('link', { name: 'Go to your learning' })).toBeVisible();
  }
});

test("another person's certificate, attempt and page are not found", async ({
  page,
  hire,
  learner,
  records: { db },
}) => {
  const { serial, person_id } = await db
    .selectFrom('certificates')
    .select(['serial', 'person_id'])
    .orderBy('serial')
    .executeTakeFirstOrThrow();
  const other = await hire();
  const attempt = await answerQuiz(learner(other), await factsOf(db, privacy));
  await handInQuiz(learner(other), attempt, false);
  await signInAs(page, await hire());
  for (const path of [
    `/certificates/${serial}`,
    `/certificates/${serial}/card`,
    `/certificates/${serial}.pdf`,
    `/certificates/${serial}.json`,
    `${quiz}?attempt=${attempt}`,
  ]) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(await answer.text()).not.toContain(person_id);
  }
  await page.goto(`/certificates/${serial}`);
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
});

test('a form that is sent twice counts once, and a late one is told that it is closed', async ({
  page,
  hire,
  records: { db },
}) => {
  const person = await hire();
  await signInAs(page, person);
  await page.goto(quiz);
  await startQuiz(page, db, person);
  await page.goto(`${quiz}?q=check`);
  const attempt = await page.locator('input[name="attempt"]').first().inputValue();
  const key = await page.locator('input[name="key"]').first().inputValue();
  const own = { person: person.id, attempt };
  const handIn = { intent: 'submit', ...own, key };
  const answers = await Promise.all([post(page, quiz, handIn), post(page, quiz, handIn), post(page, quiz, handIn)]);
  expect(answers.map((answer) => answer.status())).toEqual([200, 200, 200]);
  expect(await verbsOf(db, person.id, 'attempt.submitted')).toBe(0);
  const reteach = (await openItems(db, person)).filter(({ parallelOf }) => parallelOf !== null);
  expect(reteach.length).toBeGreaterThan(0);

  await page.goto(quiz);
  const finish = { intent: 'finish', ...own, key: await page.locator('input[name="key"]').first().inputValue() };
  const ends = await Promise.all([post(page, quiz, finish), post(page, quiz, finish)]);
  for (const end of ends) expect(new URL(end.url()).search).toBe(`?attempt=${attempt}`);
  expect(await verbsOf(db, person.id, 'attempt.submitted')).toBe(1);

  const late = await post(page, quiz, { intent: 'save', ...own, position: '0', go: '1' });
  expect(late.status()).toBe(409);
  expect(await late.text()).toContain('This is already closed');
});

test('starting a quiz twice opens one attempt', async ({ page, hire, records: { db } }) => {
  const person = await hire();
  await signInAs(page, person);
  await page.goto(quiz);
  const start = {
    intent: 'start',
    person: person.id,
    key: await page.locator('input[name="key"]').first().inputValue(),
  };
  const fromAnotherWindow = { ...start, key: 'a-form-of-another-window' };
  for (const form of [start, start, fromAnotherWindow]) expect((await post(page, quiz, form)).status()).toBe(200);
  expect(await verbsOf(db, person.id, 'attempt.started')).toBe(1);
});

test('malformed, oversize and foreign forms are refused in plain words at the right status', async ({ page, hire }) => {
  const person = await hire();
  await signInAs(page, person);
  for (const [fields, heading] of [
    [{ intent: 'no-such-intent' }, 'This request could not be read'],
    [{ intent: 'save', attempt: 'not-an-id', position: '-1', go: 'nowhere' }, 'This request could not be read'],
  ] as const) {
    const answer = await post(page, quiz, { ...fields, person: person.id });
    expect(answer.status()).toBe(400);
    expect(await answer.text()).toContain(heading);
  }
  const own = { origin: new URL(page.url()).origin };
  const broken = await page.request.post(quiz, {
    headers: { ...own, 'content-type': 'multipart/form-data; boundary=x' },
    data: 'no boundary in here',
  });
  expect(broken.status()).toBe(400);
  expect(await broken.text()).toContain('This request could not be read');

  const large = await post(page, quiz, { intent: 'start', key: 'x'.repeat(1_000_001) });
  expect(large.status()).toBe(413);
  expect(await large.text()).toContain('That is too large');

  const foreignSigns: Record<string, string>[] = [
    { origin: 'https://elsewhere.example' },
    { 'sec-fetch-site': 'cross-site' },
    {},
  ];
  for (const headers of foreignSigns) {
    const foreign = await page.request.post(quiz, { headers, form: { intent: 'start', key: 'x'.repeat(30) } });
    expect(foreign.status()).toBe(403);
    expect(await foreign.text()).toContain('This form did not come from Acumen');
  }
});

test('a browser that follows a form from another site gets the refusal as a page', async ({ page, hire, baseURL }) => {
  const person = await hire();
  await signInAs(page, person);
  await page.route('http://elsewhere.example/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${baseURL}/logout"><button>Win a prize</button></form>`,
    }),
  );
  await page.goto('http://elsewhere.example/');
  await page.getByRole('button', { name: 'Win a prize' }).click();
  await expect(page.getByText('This form did not come from Acumen')).toBeVisible();
  await page.goto('/learn');
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
});

async function signInAs(page: Page, person: Parameters<typeof signIn>[1]): Promise<void> {
  await signIn(page, person);
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
}

/** As a form of the page itself would be sent. */
function post(page: Page, path: string, form: Record<string, string>): Promise<APIResponse> {
  return page.request.post(path, { form, headers: { origin: new URL(page.url()).origin } });
}

async function verbsOf(db: Parameters<typeof openItems>[0], personId: string, verb: string): Promise<number> {
  const rows = await db
    .selectFrom('learning_events')
    .select('seq')
    .where('person_id', '=', personId)
    .where('verb', '=', verb)
    .execute();
  return rows.length;
}
