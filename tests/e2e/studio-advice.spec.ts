import { beginModule, firstLesson, hireTrainer, openText, storedText, typeAtEnd } from './support/studio.ts';
import { signIn, expect as strict, test } from './support/test.ts';

/** A text is saved and shown after a pause. */
const expect = strict.configure({ timeout: 15_000 });

test.setTimeout(180_000);

test('advice stands beside what is wrong, at its line, and stays silent where somebody lives with it', async ({
  page,
  browser,
  baseURL,
  hire,
  records,
}) => {
  const trainer = await hireTrainer(hire, records);
  const { id, base } = await beginModule(records, trainer.id);
  const address = `${base}/${firstLesson}`;
  await signIn(page, trainer);
  await openText(page, address);
  const advice = page.getByRole('region', { name: 'Advice for learning' });
  const found = (words: string) => advice.getByRole('listitem').filter({ hasText: words });
  await expect(found('The lesson says 5 minutes')).toBeVisible();
  await typeAtEnd(page, '\nAn LLM helps. [Click here](https://example.org/hands).\n');
  const vague = found('“Click here” does not say where the link leads.');
  await expect(vague).toContainText('Many people go from link to link');
  await expect(vague).toContainText('Make the name of the page the link');
  await expect(found('“LLM” is used and never explained')).toBeVisible();
  await expect(page.getByText('Nothing is wrong with this text.')).toBeVisible();
  await expect(page.locator('.cm-lint-marker-info')).toHaveCount(2);
  await expect(page.locator('.cm-lintRange-info')).toHaveText(['5', 'LLM', '[Click']);

  await page.keyboard.press('ControlOrMeta+Home');
  await vague.getByRole('button', { name: 'Line 16, column 15' }).click();
  await expect(page.locator('.cm-content')).toBeFocused();
  await page.keyboard.insertText('*');
  await expect(page.locator('.cm-content')).toContainText('An LLM helps. *[Click here]');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('ControlOrMeta+s');
  await expect.poll(() => storedText(records, id)).toContain('An LLM helps. [Click here]');

  await vague.getByRole('link', { name: 'Leave it as it is' }).click();
  const there = page.getByRole('listitem').filter({ hasText: '“Click here” does not say where the link leads.' });
  await expect(there.getByText('Leave it as it is')).toBeFocused();
  await there.getByLabel('Why it may stay').fill('The page has no name.');
  await there.getByRole('button', { name: /^Set this advice aside/ }).click();
  await expect(page.getByText('The advice is set aside, and the reason is kept')).toBeVisible();
  await page.getByRole('link', { name: `${firstLesson}, line 16` }).click();
  await expect(page).toHaveURL(/#line-16$/);
  await expect(page.locator('.cm-content')).toBeFocused();
  await expect(advice.getByRole('listitem')).toHaveCount(2);
  await typeAtEnd(page, '\n## What to remember\n\nMore.\n');
  await expect(found('There is a second heading')).toBeVisible();
  await expect(vague).toHaveCount(0);
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();

  await typeAtEnd(page, '\n{broken\n');
  await expect(advice.getByText('It comes back when this text and module.yaml can be read.')).toBeVisible();

  await openText(page, `${base}/module.yaml`);
  await expect(found(`One question alone asks for ${id}-1.`)).toBeVisible();

  const plain = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const still = await plain.newPage();
  await signIn(still, trainer);
  await expect(still).toHaveURL('/learn');
  await still.goto(`${base}/module.yaml`);
  const stored = still.getByRole('region', { name: 'Advice for learning' });
  await expect(stored.getByRole('listitem').first()).toContainText(/^Line \d+, column \d+/);
  await expect(stored).toContainText(`One question alone asks for ${id}-1.`);
  await stored.getByRole('link', { name: /^Leave it as it is ?: One question alone/ }).click();
  await expect(still.getByRole('heading', { level: 1, name: 'Advice for learning' })).toBeVisible();
  await plain.close();
});
