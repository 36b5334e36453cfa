import { bringAxe, expectSound } from './support/look.ts';
import { beginModule, firstLesson, hireTrainer, openText, saveOver, typeAtEnd } from './support/studio.ts';
import { expect, signIn, test } from './support/test.ts';

test.setTimeout(180_000);
test.beforeEach(({ context }) => bringAxe(context));

test('the studio is sound: its list, a text in the editor, the form of a block, the preview and the history', async ({
  page,
  hire,
  records,
}) => {
  const trainer = await hireTrainer(hire, records);
  const { id, base } = await beginModule(records, trainer.id);
  await signIn(page, trainer);
  await page.goto('/studio');
  await expectSound(page, 'studio');
  const address = `${base}/${firstLesson}`;
  await openText(page, address);
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'First lesson' })).toBeVisible({
    timeout: 20_000,
  });
  await expect(page.frameLocator('iframe').getByRole('main')).toHaveAttribute('aria-label');
  await expectSound(page, 'studio/lesson');
  await page.getByRole('button', { name: 'Insert a block' }).click();
  await expectSound(page, 'studio/lesson, its blocks');
  await page.getByRole('dialog').getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add another' }).click();
  await expectSound(page, 'studio/lesson, the form of a check');
  await openText(page, `${base}/questions.yaml`);
  await expectSound(page, 'studio/questions.yaml');
  await page.goto(`${base}/questions/import`);
  await page.getByLabel('Or paste the text').fill('Masks are worn once.{TRUE}\n\nWhy? {}\n');
  await page.getByLabel('Outcome').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'See what is in it' }).click();
  await expect(page.getByText('2 questions found: 1 can be added, 1 refused')).toBeVisible({ timeout: 20_000 });
  await expectSound(page, 'studio/questions/import with its report');
  await page.goto(`${base}/preview/${firstLesson}`);
  await expectSound(page, 'studio/preview');
  await openText(page, address);
  await typeAtEnd(page, '\nOne of many lines.\n'.repeat(60));
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible({ timeout: 20_000 });
  await expectSound(page, 'studio/lesson, a long one');
  const another = await hireTrainer(hire, records);
  await saveOver(records, another.id, id, '\nThe last line of somebody else.\n');
  await typeAtEnd(page, '\nThe last line of the first.\n');
  await expect(page.getByRole('region', { name: 'Two people have written this text' })).toBeVisible({
    timeout: 20_000,
  });
  await expectSound(page, 'studio/lesson, two texts');
  await page.goto(`${address}/history`);
  await expectSound(page, 'studio/history');
  await page.getByRole('row').last().getByRole('link').click();
  await expect(page.getByText(/^How it began/)).toBeVisible();
  await expectSound(page, 'studio/history, how it began');
});
