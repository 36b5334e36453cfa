import { expect, test } from './support/test.ts';

test('a number that was mistyped can be mended where it stands', async ({ page }) => {
  const answer = await page.goto('/verify/AAAAA-bbbbb');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'No such certificate' })).toBeVisible();
  await expect(page.getByText('Compare what stands here')).toHaveCount(0);
  const field = page.getByLabel('Number of the certificate');
  await expect(field).toHaveValue('AAAAA-bbbbb');
  await field.fill('ccccc-ddddd');
  await page.getByRole('main').getByRole('button', { name: 'Check' }).click();
  await expect(page).toHaveURL('/verify/ccccc-ddddd');
  await expect(field).toHaveValue('ccccc-ddddd');
});
