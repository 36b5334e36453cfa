import { readFile } from 'node:fs/promises';
import { closeDraft } from '#app/authoring/close-draft.server.ts';
import { takeModule } from '#app/curriculum/take-module.server.ts';
import { makeZip } from '#tests/fixtures/make-zip.ts';
import { factsOf, privacy } from './support/lessons.ts';
import { bringAxe, expectSound } from './support/look.ts';
import { hireTrainer } from './support/studio.ts';
import { expect, signIn, test } from './support/test.ts';

test.setTimeout(120_000);
test.beforeEach(({ context }) => bringAxe(context));

const course = makeZip([
  { name: 'docs/intro.md', bytes: '# On the ward\n\nSee [the basics](./basics.md).\n\n## More\n\nText.\n' },
  { name: 'docs/basics.md', bytes: '# The basics\n\n<Tabs size="3">\n\nWords.\n\n</Tabs>\n' },
  { name: 'docs/empty.md', bytes: '' },
]);

test('import and export are sound: a course becomes a draft, a module goes out and comes back', async ({
  page,
  hire,
  records,
}) => {
  await signIn(page, await hireTrainer(hire, records));
  const { moduleId } = await factsOf(records.db, privacy);
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  await page.goto('/studio/import');
  await expectSound(page, 'import');
  await page.getByRole('button', { name: 'See what is in it' }).first().click();
  await expect(page.getByRole('alert')).toContainText('Choose a file.');
  await expectSound(page, 'import, without a file');
  const foreign = page.getByRole('region', { name: 'A course of another system' });
  await foreign.getByLabel('Title of the module').fill('On the ward');
  await foreign.getByLabel('Short name').fill('on-the-ward');
  await foreign.getByLabel('What somebody can do after this module').fill('find the way on the ward');
  await foreign.getByLabel('File').setInputFiles({ name: 'docs.zip', mimeType: 'application/zip', buffer: course });
  await foreign.getByRole('button', { name: 'See what is in it' }).click();
  await expect(page.getByRole('heading', { name: 'On the ward', level: 1 })).toBeVisible();
  await expect(page.getByText(/^Refused, line 1, column 1: /)).toBeVisible();
  await page.getByText('One place').click();
  await expectSound(page, 'report of an import');
  await page.getByRole('button', { name: 'Make the draft' }).click();
  await expect(page.getByText('The draft was begun')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Download the draft (ZIP)' })).toBeVisible();

  await page.goto(`/studio/modules/${moduleId}`);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download version 1 (ZIP)' }).click(),
  ]);
  await page.goto('/studio/import');
  await page.locator('#module-file').setInputFiles({
    name: 'module.zip',
    mimeType: 'application/zip',
    buffer: await readFile(await file.path()),
  });
  await page.getByRole('button', { name: 'See what is in it' }).first().click();
  await expect(page.getByText('Its fingerprint is that of the version that learners see')).toBeVisible();
  await expectSound(page, 'report of a module of ours');
});

test('what is new in the content folder is sound', async ({ page, hire, records }) => {
  const { db, deps } = records;
  const trainer = await hireTrainer(hire, records);
  const { moduleId } = await factsOf(db, privacy);
  await db.transaction().execute((tx) => takeModule(tx, deps, moduleId, trainer.id));
  const text = '---\nid: m3-news\ntitle: News\nminutes: 5\ntracks: [full]\noutcomes: [LO-09]\n---\n\nText.\n';
  const files = JSON.stringify({ '20-news.mdx': { text } });
  const row = { module_id: moduleId, fingerprint: '7'.repeat(64), files, seen_at: deps.now().toISOString() };
  await db.insertInto('upstream_modules').values(row).execute();
  await signIn(page, trainer);
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  await page.goto(`/studio/modules/${moduleId}`);
  await page.getByRole('link', { name: 'The supplied module has something new' }).click();
  await expect(page.getByRole('heading', { name: 'News', level: 2 })).toBeVisible();
  await expectSound(page, 'what the supplied module has');
  await page.getByRole('button', { name: /^Take this over/ }).click();
  await expect(page.getByText('It was taken over into the draft')).toBeVisible();
  // The module is that of every test: the next one finds no draft of it.
  const { id: draftId, revision } = await db
    .selectFrom('drafts')
    .select(['id', 'revision'])
    .where('module_id', '=', moduleId)
    .where('state', '!=', 'closed')
    .executeTakeFirstOrThrow();
  await closeDraft(db, deps, { actorId: trainer.id, key: deps.newToken() }, { draftId, revision });
});
