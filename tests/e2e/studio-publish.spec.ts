import { demoPassword } from '#app/operator/demo/hospital.ts';
import { privacy } from './support/lessons.ts';
import { bringAxe, expectSound } from './support/look.ts';
import { type Page, signIn, expect as soon, test } from './support/test.ts';

test.setTimeout(180_000);
/** Each of these pages checks a whole module. */
const expect = soon.configure({ timeout: 20_000 });

const sentence = 'Ask the privacy lead before you paste anything.';

async function signInAs(page: Page, name: 'trainer' | 'reviewer'): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('Staff number or e-mail address').fill(`${name}@demo.test`);
  await page.getByLabel('Password', { exact: true }).fill(demoPassword);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('link', { name: 'Studio' })).toBeVisible();
}

test('a trainer writes, somebody else approves, and learners read the new text', async ({
  context,
  page,
  browser,
  hire,
  records: { db },
}) => {
  await bringAxe(context);
  const learner = await hire();
  const { current_version_id: first, id: moduleId } = await db
    .selectFrom('modules')
    .select(['id', 'current_version_id'])
    .where('slug', '=', privacy)
    .executeTakeFirstOrThrow();
  const { item_id: lessonId } = await db
    .selectFrom('version_items')
    .select('item_id')
    .where('version_id', '=', first ?? '')
    .where('kind', '=', 'lesson')
    .orderBy('position')
    .executeTakeFirstOrThrow();
  const base = `/studio/modules/${moduleId}`;

  await signInAs(page, 'trainer');
  await page.goto(base);
  await page.getByRole('button', { name: 'Begin a draft' }).click();
  await expect(page.getByText('A draft that')).toBeVisible();
  await expectSound(page, 'module in the studio');
  const { id: draftId } = await db
    .selectFrom('drafts')
    .select('id')
    .where('module_id', '=', moduleId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  const { path } = await db
    .selectFrom('draft_files')
    .select('path')
    .where('draft_id', '=', draftId)
    .where('path', 'like', '01-%')
    .orderBy('path', 'desc')
    .executeTakeFirstOrThrow();
  await test.step('the text is written without a script, as a plain form', async () => {
    const storageState = await page.context().storageState();
    const plain = await (await browser.newContext({ javaScriptEnabled: false, storageState })).newPage();
    await plain.goto(`${base}/${path}`);
    const text = plain.locator('textarea[name="text"]');
    await text.fill(`${await text.inputValue()}\n${sentence}\n`);
    await plain.getByRole('button', { name: 'Save' }).click();
    await expect(plain.getByText('Saved', { exact: true })).toBeVisible();
    await plain.context().close();
  });

  await page.goto(`${base}/review`);
  const added = page.locator('ins').filter({ hasText: sentence });
  await expect(added.first()).toBeVisible();
  await expect(added.last()).toBeHidden();
  await page.getByText('The file as it is written').first().click();
  await expect(added.last()).toBeVisible();
  await page.getByRole('button', { name: 'Send for review' }).click();
  await expect(page.getByText('The draft was sent for review')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0);

  const office = await browser.newContext();
  await bringAxe(office);
  const desk = await office.newPage();
  await signInAs(desk, 'reviewer');
  await desk.goto(`${base}/review`);
  const change = desk.getByRole('article').first();
  await change.getByText('Comment on this').click();
  await change.getByLabel('Comment', { exact: true }).fill('Who is that on nights?');
  await change.getByRole('button', { name: 'Add the comment' }).click();
  await expect(desk.getByText('Who is that on nights?')).toBeVisible();
  await expectSound(desk, 'review, with a comment');
  await desk.getByRole('button', { name: 'Ask for changes' }).click();
  await expect(desk.getByRole('alert')).toContainText('Say what is to be changed.');
  await expectSound(desk, 'review, without a reason');
  await desk.getByRole('button', { name: 'Approve' }).click();
  await expect(desk.getByText('The draft is approved', { exact: true })).toBeVisible();

  await page.goto(`${base}/publish`);
  await page.getByLabel('Material').check();
  await page.getByRole('button', { name: 'Show whom this reaches' }).click();
  await expect(page.getByRole('table', { name: 'People by track' })).toBeVisible();
  await expectSound(page, 'publish, with its dry run');
  await page.getByRole('button', { name: 'Publish this version' }).click();
  await expect(page.getByRole('alert')).toContainText('Say what changed and why.');
  await page.getByLabel('What changed and why').fill('Says whom to ask.');
  await page.getByLabel('On a later day').check();
  await page.getByRole('button', { name: 'Publish this version' }).click();
  await expect(page.getByText('The publication is planned')).toBeVisible();
  await expectSound(page, 'publish, planned');
  await page.getByRole('button', { name: 'Cancel the plan' }).click();
  await expect(page.getByText('The plan was cancelled')).toBeVisible();
  await page.getByLabel('Material').check();
  await page.getByRole('button', { name: 'Show whom this reaches' }).click();
  await page.getByLabel('What changed and why').fill('Says whom to ask.');
  await page.getByRole('button', { name: 'Publish this version' }).click();
  await expect(page.getByText('The new version is live')).toBeVisible();

  const ward = await (await browser.newContext()).newPage();
  await signIn(ward, learner);
  await expect(ward.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  await ward.goto(`/learn/${privacy}/${lessonId}`);
  await expect(ward.getByRole('paragraph').filter({ hasText: sentence })).toBeVisible();
  await ward.context().close();

  await test.step('a typing error is live at once, and is taken back in one click', async () => {
    await page.goto(`${base}/quick-fix?lesson=${lessonId}`);
    const box = page.getByLabel('Text');
    const before = await box.inputValue();
    await box.fill(before.replace(sentence, sentence.replace('paste', 'give 5')));
    await page.getByRole('button', { name: 'Put the correction live' }).click();
    await expect(page.getByRole('alert')).toContainText('The change touches a number');
    await expectSound(page, 'small correction, refused');
    await box.fill(before.replace(sentence, sentence.replace('paste', 'copy')));
    await page.getByRole('button', { name: 'Put the correction live' }).click();
    await expect(page.getByText('The correction is live')).toBeVisible();
    await desk.goto('/studio');
    await expectSound(desk, 'studio, with a correction that waits');
    await desk.getByRole('region', { name: 'Waiting for a second look' }).getByRole('link').click();
    await desk.getByRole('button', { name: /^I have looked at it/ }).click();
    await expect(desk.getByText('The second look is noted')).toBeVisible();
    await desk.getByRole('button', { name: /^Take it back/ }).click();
    await expect(desk.getByText('The correction was taken back')).toBeVisible();
    await expectSound(desk, 'small corrections');
  });
  await office.close();
});
