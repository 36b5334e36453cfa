import { answerQuiz, handInQuiz } from '#app/operator/demo/learner.server.ts';
import { factsOf, privacy } from './support/lessons.ts';
import { expect, signIn, test } from './support/test.ts';

test('after three attempts that fell short a manager talks it through and gives another', async ({
  page,
  browser,
  hire,
  learner,
  records: { db },
}) => {
  const unit = 'Ward 11, Stroke';
  const person = await hire({ name: 'Leopold Vanterpool', unit });
  const manager = await hire({ name: 'Constance Iwobi', unit, permissionRole: 'manager' });
  const facts = await factsOf(db, privacy);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const tries = learner(person);
    await handInQuiz(tries, await answerQuiz(tries, facts, { wrong: () => true }), true);
  }

  await signIn(page, person);
  await page.getByRole('link', { name: facts.title }).click();
  await page.getByRole('link', { name: 'Quiz', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'You have used your attempts for now' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start the quiz' })).toHaveCount(0);

  await test.step('the manager sees that a talk is needed, and neither points nor answers', async () => {
    const office = await (await browser.newContext()).newPage();
    await signIn(office, manager);
    await office.getByRole('link', { name: 'Team' }).click();
    const talk = office.getByRole('region', { name: 'Needs a talk' });
    await expect(talk.getByRole('link')).toHaveText([person.name]);
    await office.getByRole('link', { name: 'List all 2 people' }).click();
    await office.getByLabel('Name or staff number').fill(person.name.slice(0, 5));
    await office.getByLabel('State').selectOption('Due soon');
    await office.getByRole('button', { name: 'Show' }).click();
    await expect(office).toHaveURL(/state=due-soon.*q=/);
    const row = office.getByRole('row').filter({ hasText: person.name });
    await expect(row).toContainText('Needs a talk');
    await row.getByRole('link', { name: person.name }).click();
    await expect(office.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
    const questions = await db.selectFrom('question_versions').select('body').execute();
    const markup = await office.content();
    for (const { body } of questions) expect(markup).not.toContain(JSON.parse(body).stem);
    const main = office.getByRole('main');
    await expect(main).not.toContainText(/score|points|per cent|%|fell short|failed|\d\d:\d\d/i);

    await main.getByText(`Give another attempt at “${facts.title}”`).click();
    await expect(main.getByRole('radio', { checked: true })).toHaveCount(0);
    await main.getByRole('button', { name: 'Give one more attempt' }).click();
    await main.getByRole('alert').getByRole('link', { name: 'Choose what happened' }).click();
    await main.getByLabel('We talked it through').check();
    await main.getByRole('button', { name: 'Give one more attempt' }).click();
    await expect(main.getByText(`One more attempt at “${facts.title}” is open`)).toBeVisible();
    await expect(main.getByText('Needs a talk')).toHaveCount(0);
    await office.context().close();
  });

  await page.reload();
  await expect(page.getByText('This is your last attempt for now.')).toBeVisible();
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  await expect(page.getByText(/^Question 1 of/)).toBeVisible();
});

test('a manager of another unit finds nobody, and a learner has no team', async ({ page, hire }) => {
  const person = await hire({ unit: 'Ward 12, Renal' });
  const stranger = await hire({ unit: 'Ward 13, Eyes', permissionRole: 'manager' });
  await signIn(page, stranger);
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  const answer = await page.goto(`/team/people/${person.id}`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await expect(page.locator('body')).not.toContainText(person.name);
  await page.goto('/team');
  await expect(page.getByRole('main')).not.toContainText(person.name);
  await page.goto(`/team/people?q=${encodeURIComponent(person.name)}`);
  await expect(page.getByText('Nobody is on this list')).toBeVisible();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await signIn(page, person);
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Team' })).toHaveCount(0);
  expect((await page.goto('/team'))?.status()).toBe(403);
  await expect(page.getByRole('heading', { name: 'This page is not open to you' })).toBeVisible();
});
