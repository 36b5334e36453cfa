import type { CheckProps } from '#app/blocks/check/model.ts';
import { answerCheck, closeLesson, type Lesson, lessonsOf, privacy, start } from './support/lessons.ts';
import { expect, live, type Page, signIn, test } from './support/test.ts';

const stillToDo = 'Still to do before you close this lesson';

/** The first lesson of the module with two checks and nothing else to do, and those checks. */
async function openLesson(page: Page, lessons: Lesson[]) {
  const lesson = lessons.find(({ blocks }) => blocks.length > 1 && blocks.every(({ name }) => name === 'Check'));
  if (!lesson) throw new Error('a lesson has two checks');
  await page.goto(`/learn/${privacy}/${lesson.id}`);
  return { lesson, checks: lesson.blocks.map((block) => block.props as CheckProps) };
}

async function expectSummary(page: Page, checks: CheckProps[]) {
  const summary = page.getByRole('alert');
  await expect(summary.getByRole('heading', { name: stillToDo })).toBeVisible();
  await expect(summary.getByRole('link')).toHaveText(checks.map(({ prompt }) => prompt));
  for (const { id } of checks) await expect(page.locator(`#${id}`)).toContainText(`${stillToDo}.`);
  return summary;
}

test('closing a lesson too early leads to the checks that wait, and stays there while they are answered', async ({
  page,
  hire,
  records: { db },
}) => {
  await signIn(page, await hire());
  const { lesson, checks } = await openLesson(page, await lessonsOf(db, privacy, 'foundation'));
  const [first, ...others] = checks as [CheckProps, ...CheckProps[]];
  await live(page);
  await page.getByRole('button', { name: /^Done, / }).click();
  const summary = await expectSummary(page, checks);
  await expect(summary).toBeFocused();
  await expect(summary).toBeInViewport();

  await summary.getByRole('link', { name: first.prompt }).click();
  const check = page.locator(`#${first.id}`);
  await expect(check.getByRole('radio').or(check.getByRole('checkbox')).first()).toBeFocused();
  await expect(check.getByText(first.prompt)).toBeInViewport();
  await expectSummary(page, checks);

  await answerCheck(page, first);
  await expect(check.getByText('Yes, that is the point.')).toBeFocused();
  await expectSummary(page, others);
  for (const other of others) await answerCheck(page, other);
  await expect(summary).toHaveCount(0);
  await closeLesson(page, lesson);
});

test('a simulation that waits is named by its title', async ({ page, hire, records: { db } }) => {
  const lessons = await lessonsOf(db, privacy, 'foundation');
  const lesson = lessons.find(({ blocks }) => blocks.some(({ name }) => name === 'Deidentify'));
  const simulation = lesson?.blocks.find(({ name }) => name === 'Deidentify');
  if (!lesson || !simulation) throw new Error('a lesson has the simulation');
  await signIn(page, await hire());
  await page.goto(`/learn/${privacy}/${lesson.id}`);
  await live(page);
  await page.getByRole('button', { name: /^Done, / }).click();
  const { title } = simulation.props as { title: string };
  await page.getByRole('alert').getByRole('link', { name: title }).click();
  const block = page.locator(`#${simulation.id}`);
  await expect(block.getByText(`${stillToDo}.`)).toBeVisible();
  await expect(block.getByRole('button', { name: 'Start the simulation' })).toBeFocused();
  await start(page, simulation);
});

test('each jump inside a lesson ends where it leads', async ({ page, hire, records: { db } }) => {
  await signIn(page, await hire());
  await openLesson(page, await lessonsOf(db, privacy, 'foundation'));
  await live(page);
  const links = page.getByRole('navigation', { name: 'In this lesson' }).getByRole('link');
  for (const link of await links.all()) {
    await link.click();
    const heading = page.locator((await link.getAttribute('href')) ?? '');
    await expect.poll(() => heading.evaluate((element) => Math.round(element.getBoundingClientRect().top))).toBe(24);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what waits, and its links lead there', async ({ page, hire, records: { db } }) => {
    await signIn(page, await hire());
    const { lesson, checks } = await openLesson(page, await lessonsOf(db, privacy, 'foundation'));
    await page.getByRole('button', { name: /^Done, / }).click();
    const summary = await expectSummary(page, checks);
    await expect(summary).toBeFocused();
    const [first] = checks;
    await summary.getByRole('link').first().click();
    await expect(page.locator(`#${first?.id} legend`)).toBeInViewport();
    for (const check of checks) await answerCheck(page, check);
    await closeLesson(page, lesson);
  });
});
