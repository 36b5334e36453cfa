import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { expect, signIn, test } from './support/test.ts';

test('a manager makes a pack, and the page inside it finds what somebody changed afterwards', async ({
  page,
  hire,
  browser,
}) => {
  const unit = 'Ward 12, Rehabilitation';
  await hire({ name: 'Ottoline Feversham', unit });
  const manager = await hire({ name: 'Barnaby Quill', unit, permissionRole: 'manager' });
  await signIn(page, manager);
  await page.getByRole('link', { name: 'Team' }).click();
  await page.getByRole('link', { name: 'Evidence pack for an inspector' }).click();
  await expect(page.getByRole('heading', { name: 'Evidence pack' })).toBeVisible();
  await page.goto('/team/evidence?on=2999-01-01');
  await page.getByRole('alert').getByRole('link', { name: 'The last day must be today or earlier' }).click();
  await expect(page.getByLabel('Up to and including')).toBeFocused();
  await page.goto('/team/evidence');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Make and download the pack' }).click();
  const folder = mkdtempSync(path.join(tmpdir(), 'acumen-pack-'));
  const files = unzipSync(readFileSync(await (await download).path()));
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }

  const context = await browser.newContext({ offline: true });
  const stranger = await context.newPage();
  const asked: string[] = [];
  stranger.on('request', (request) => asked.push(request.url()));
  const check = async () => {
    await stranger.goto(`file://${folder}/check.html`);
    await stranger.getByLabel('The unpacked folder of the pack').setInputFiles(folder);
  };
  await check();
  await expect(stranger.getByRole('heading', { name: 'The pack is as it was signed' })).toBeVisible();
  await expect(stranger.getByText('Barnaby Quill')).toBeVisible();

  const people = path.join(folder, 'data', 'people.csv');
  writeFileSync(people, readFileSync(people, 'utf8').replace('Ottoline', 'Ottilie'));
  await check();
  await expect(stranger.getByRole('heading', { name: 'Something is not as it was signed' })).toBeVisible();
  await expect(stranger.getByText('data/people.csv is not the file that was signed.')).toBeVisible();

  const manifest = path.join(folder, 'manifest.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('Barnaby', 'Barnaba'));
  await check();
  await expect(stranger.getByText('The signature does not match the list of files')).toBeVisible();
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
  await context.close();
  rmSync(folder, { recursive: true });
});
