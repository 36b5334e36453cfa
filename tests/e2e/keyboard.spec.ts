import { identifierWords, lessonsOf, privacy } from './support/lessons.ts';
import { openItems, storedAnswers } from './support/quizzes.ts';
import { expect, live, type Page, signIn, test } from './support/test.ts';

const farthest = 120;

test('the first stop is the skip link, it leads to the main part, and every stop can be seen', async ({
  page,
  hire,
}) => {
  await signIn(page, await hire());
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  for (const path of ['/learn', `/learn/${privacy}`, `/learn/${privacy}/m3-what-identifies`, '/certificates']) {
    await page.goto(path);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to main content' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await page.goto(path);
    expect(await stopsWithoutMark(page), path).toEqual([]);
  }
});

test('a page that is opened by a link has the focus as it is drawn, before somebody could type', async ({
  page,
  hire,
}) => {
  await signIn(page, await hire());
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  await live(page);
  // On a slow device a page is drawn in one turn, and what React does after drawing in another.
  const device = await page.context().newCDPSession(page);
  await device.send('Emulation.setCPUThrottlingRate', { rate: 20 });
  // An observer is told in the same turn in which the page changes.
  const focused = page.evaluate(() => {
    const main = document.querySelector('main');
    if (!main) throw new Error('a page has a main part');
    const before = main.querySelector('h1');
    return new Promise<string | undefined>((resolve) => {
      new MutationObserver(() => {
        if (main.querySelector('h1') !== before) resolve(document.activeElement?.id);
      }).observe(main, { childList: true, subtree: true });
    });
  });
  await page.getByRole('navigation').getByRole('link', { name: 'Certificates' }).click();
  expect(await focused).toBe('main');
});

test('the note is marked, checked and tried again by keyboard alone', async ({ page, hire, records: { db } }) => {
  const lessons = await lessonsOf(db, privacy, 'foundation');
  const lesson = lessons.find(({ blocks }) => blocks.some((block) => block.name === 'Deidentify'));
  const note = lesson?.blocks.find((block) => block.name === 'Deidentify');
  if (!lesson || !note) throw new Error('a lesson has the simulation');
  await signIn(page, await hire());
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  await page.goto(`/learn/${privacy}/${lesson.id}`);
  await live(page);
  const simulation = page.locator(`#${note.id}`);

  await tabTo(page, simulation.getByRole('button', { name: 'Start the simulation' }));
  await page.keyboard.press('Enter');
  await expect(simulation.getByRole('button', { name: 'Check my note' })).toBeVisible();
  const boxes = simulation.getByRole('checkbox');
  await tabTo(page, boxes.first());
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Home');
  await expect(boxes.first()).toBeFocused();
  const words = await identifierWords(page, note);
  let at = 0;
  for (const word of words) {
    for (; at < word; at += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
  }
  for (const word of words) await expect(boxes.nth(word)).toBeChecked();
  await tabTo(page, simulation.getByRole('button', { name: 'Check my note' }));
  await page.keyboard.press('Enter');
  await expect(simulation.getByRole('heading', { name: /^Passed/ })).toBeFocused();

  await tabTo(page, simulation.getByRole('button', { name: 'Practise on another note' }));
  await page.keyboard.press('Enter');
  await expect(simulation.getByRole('heading', { level: 3 })).toBeFocused();
});

test('rows of an ordering question move by keyboard, and the move is said', async ({ page, hire, records: { db } }) => {
  const person = await hire({ role: 'researcher' });
  await signIn(page, person);
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  await page.goto(`/learn/${privacy}/quiz`);
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  await expect(page.getByText('Question 1 of 9')).toBeVisible();
  const item = (await openItems(db, person)).find(({ question }) => question.type === 'ordering');
  if (item?.question.type !== 'ordering') throw new Error('the full track draws the ordering question');
  const { options } = item.question;
  await page.goto(`/learn/${privacy}/quiz?q=${item.position}`);
  await live(page);
  const rows = page.getByRole('group').getByRole('listitem');
  const texts = await rows.locator('label').allInnerTexts();
  const down = page.getByRole('button', { name: `Move down: ${texts[0]}`, exact: true });
  await tabTo(page, down);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${texts[0]}: now 2 of ${texts.length}`)).toBeAttached();
  await expect(down).toBeFocused();
  await expect(rows.locator('label')).toHaveText([texts[1] ?? '', texts[0] ?? '', ...texts.slice(2)]);
  await expect(page.getByRole('main').getByRole('status').first()).toHaveText(/^Saved at \d\d:\d\d/);
  const stored = await storedAnswers(db, person);
  const order = [texts[1], texts[0], ...texts.slice(2)];
  expect(stored[item.position]).toEqual(order.map((text) => options.find((option) => option.text === text)?.id));
});

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: ReturnType<Page['getByRole']>): Promise<void> {
  for (let presses = 0; presses < farthest; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target, 'to be reached with the Tab key').toBeFocused();
}

/** Goes through every tab stop; lists those whose looks do not change when they have the focus. */
async function stopsWithoutMark(page: Page): Promise<string[]> {
  const unseen: string[] = [];
  for (let stop = 0; stop < farthest; stop += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      // A control may hand its mark to the label around it, a link to the row that it covers.
      const looks = () =>
        [
          getComputedStyle(element),
          getComputedStyle(element, '::after'),
          getComputedStyle(element.closest('label') ?? element),
        ]
          .map(({ outline, boxShadow, borderColor, backgroundColor }) => [
            outline,
            boxShadow,
            borderColor,
            backgroundColor,
          ])
          .join();
      const focused = looks();
      element.blur();
      return { marked: focused !== looks(), name: `${element.tagName} ${element.textContent?.trim().slice(0, 40)}` };
    });
    if (!found) break;
    if (!found.marked) unseen.push(found.name);
  }
  return unseen;
}
