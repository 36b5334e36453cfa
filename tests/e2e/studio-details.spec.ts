import { bringAxe, expectSound } from './support/look.ts';
import { beginModule, firstLesson, hireTrainer, storedText } from './support/studio.ts';
import { expect, type Page, signIn, test } from './support/test.ts';

test.setTimeout(180_000);

const save = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Save the details' }).click();
const saved = (page: Page) => page.getByText('The details were saved');
const row = (page: Page, name: string | RegExp) => page.getByRole('group', { name });

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? 'with a script' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a trainer who sees no syntax changes the details of a module and of a lesson', async ({
      page,
      browser,
      baseURL,
      hire,
      records,
    }) => {
      const trainer = await hireTrainer(hire, records);
      const { id, base } = await beginModule(records, trainer.id);
      await signIn(page, trainer);
      await expect(page).toHaveURL('/learn');
      await page.goto(base);
      await page.getByRole('link', { name: 'Details of the module' }).click();
      await expect(page).toHaveURL(`${base}/details`);

      await page.getByLabel('Title').fill('Hands at work');
      await page.getByLabel('Pass mark of the quiz').fill('180');
      await page.getByRole('button', { name: 'Add an outcome' }).click();
      await expect(page.getByLabel('Title')).toHaveValue('Hands at work');
      await expect(row(page, 'Outcome 2').getByLabel('What somebody can do')).toBeFocused();
      await row(page, 'Outcome 2').getByLabel('What somebody can do').fill('say when to wash hands');
      await row(page, 'Outcome 2').getByLabel('Short name').fill('LO 2');
      await save(page);
      await expect(page.getByRole('alert').getByRole('link')).toHaveText([
        'The short name of outcome 2 must be the id of an outcome, such as LO-09.',
        'The pass mark of the quiz must be a whole number from 1 to 100.',
      ]);
      await expect(row(page, 'Outcome 2').getByText(/must be the id of an outcome/)).toBeVisible();
      expect(await storedText(records, id, 'module.yaml')).toContain('title: Clean hands');
      await row(page, 'Outcome 2').getByLabel('Short name').fill('LO-2');
      await page.getByLabel('Pass mark of the quiz').fill('85');
      await save(page);
      await expect(saved(page)).toBeVisible();
      await expect(page.getByRole('alert').getByRole('link')).toHaveText([/No lesson teaches the outcome LO-2/]);
      const head = await storedText(records, id, 'module.yaml');
      expect(head).toContain('title: "Hands at work"');
      expect(head).toContain('passPercent: 85');

      await row(page, /^Outcome 1/)
        .getByRole('button', { name: 'Remove' })
        .click();
      await expect(page.getByRole('alert').getByRole('link')).toHaveText([
        /cannot be removed while it is named by the lesson “First lesson” and the question/,
      ]);
      await expect(row(page, /^Outcome 1/)).toBeVisible();

      await page.goto(`${base}/${firstLesson}`);
      await page.getByRole('link', { name: 'Details of the lesson' }).click();
      await page.getByLabel('Title').fill('Before you touch anything');
      await page.getByLabel('Minutes').fill('7');
      await page.getByLabel(/^LO-2:/).check();
      await save(page);
      await expect(saved(page)).toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);
      expect(await storedText(records, id)).toMatch(
        /^---\nid: .*\ntitle: "Before you touch anything"\nminutes: 7\ntracks:\n {2}- full\noutcomes: \[.*LO-2\]\n---\n/,
      );

      const context = await browser.newContext({ baseURL, javaScriptEnabled });
      const other = await context.newPage();
      await signIn(other, await hireTrainer(hire, records));
      await expect(other).toHaveURL('/learn');
      await other.goto(page.url());
      await other.getByLabel('Title').fill('Theirs');
      await save(other);
      await expect(saved(other)).toBeVisible();
      await page.getByLabel('Title').fill('Mine');
      await save(page);
      await expect(page.getByText('Somebody else has changed these details since you opened them')).toBeVisible();
      await expect(page.getByLabel('Title')).toHaveValue('Mine');
      await expect(page.getByRole('definition').filter({ hasText: 'Theirs' })).toBeVisible();
      expect(await storedText(records, id)).toContain('title: "Theirs"');
      await save(page);
      await expect(saved(page)).toBeVisible();
      expect(await storedText(records, id)).toContain('title: "Mine"');
      await context.close();
    });
  });
}

test('what is typed while a refused form comes back stays', async ({ page, hire, records }) => {
  const trainer = await hireTrainer(hire, records);
  const { base } = await beginModule(records, trainer.id);
  await signIn(page, trainer);
  await expect(page).toHaveURL('/learn');
  await page.goto(`${base}/details`);
  await page.getByLabel('Title').fill('');
  await save(page);
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Summary').fill('Typed after the answer came.');
  await page.waitForTimeout(500);
  await expect(page.getByLabel('Summary')).toHaveValue('Typed after the answer came.');
});

test('the details are sound: plain, with problems, with a word for the folder, and after a conflict', async ({
  page,
  hire,
  records,
}) => {
  await bringAxe(page.context());
  const trainer = await hireTrainer(hire, records);
  const { base } = await beginModule(records, trainer.id);
  await signIn(page, trainer);
  await expect(page).toHaveURL('/learn');
  await page.goto(`${base}/${firstLesson}/details`);
  await expectSound(page, 'details of a lesson');
  await page.getByLabel('Minutes').fill('many');
  await save(page);
  await expect(page.getByRole('alert')).toBeVisible();
  await expectSound(page, 'details of a lesson with a problem');
  await page.goto(`${base}/details`);
  await expectSound(page, 'details of a module');
  await page.getByRole('button', { name: 'Add an outcome' }).click();
  await expect(row(page, 'Outcome 2')).toBeVisible();
  await page.getByRole('button', { name: 'Say what the next version is' }).click();
  await expect(page.getByLabel('Number of the version')).toBeFocused();
  await page.getByLabel('Only these').check();
  await page.getByText('Lessons, blocks and questions').click();
  await page.getByLabel('First lesson').check();
  await save(page);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('First lesson')).toBeChecked();
  await expectSound(page, 'details of a module with problems');
  await page.goto(`${base}/details`);
  const other = await page.context().newPage();
  await other.goto(`${base}/details`);
  await other.getByLabel('Title').fill('Theirs');
  await save(other);
  await expect(saved(other)).toBeVisible();
  await other.close();
  await page.getByLabel('Title').fill('Mine');
  await save(page);
  await expect(page.getByRole('heading', { name: 'What is stored now' })).toBeVisible();
  await expectSound(page, 'details of a module after a conflict');
});
