import { beginModule, firstLesson, hireTrainer, openText, storedText, typeAtEnd } from './support/studio.ts';
import { fillSignIn, signIn, storageOf, expect as strict, test } from './support/test.ts';

/** A picture of one red pixel. */
const red = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAMAAAAoyzS7AAAAA1BMVEX/AAAZ4gk3AAAACXBIWXMAAAPoAAAD6AG1e1JrAAAACklEQVQImWNgAAAAAgAB9HFkpgAAAABJRU5ErkJggg==',
  'base64',
);

/** A text is saved and shown after a pause. */
const expect = strict.configure({ timeout: 15_000 });

test.setTimeout(180_000);

test('a lesson is checked, shown and saved as it is typed', async ({ page, hire, records }) => {
  const trainer = await hireTrainer(hire, records);
  const { id, base } = await beginModule(records, trainer.id);
  await signIn(page, trainer);
  await openText(page, `${base}/${firstLesson}`);
  const preview = page.frameLocator('iframe');
  await expect(preview.getByRole('heading', { name: 'First lesson' })).toBeVisible();
  await expect(preview.getByRole('link', { name: 'Sign out' })).toBeHidden();

  await typeAtEnd(
    page,
    '\n## A check\n\n<Check id="hands-c1" type="single" prompt="Is it clean?" options={[{ id: "a", text: "Yes", right: true, feedback: "Right." }, { id: "b", text: "No", feedback: "Wrong." }]} />\n',
  );
  await expect(preview.getByRole('group', { name: 'Is it clean?' })).toBeVisible();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  expect(await storedText(records, id)).toContain('Is it clean?');

  await preview.getByLabel('No', { exact: true }).check();
  await preview.getByRole('button', { name: 'Show what this means' }).click();
  await expect(preview.getByText('Wrong.')).toBeVisible();
  expect(
    await records.db
      .selectFrom('learning_events')
      .select('id')
      .where('person_id', '=', trainer.id)
      .where('verb', '=', 'block.answered')
      .execute(),
  ).toEqual([]);

  await typeAtEnd(page, '\n<Calout />\n');
  await expect(page.getByText('One thing is wrong with this text.')).toBeVisible();
  await expect(page.getByText('There is no block <Calout>.').first()).toBeVisible();
  await expect(page.getByText('The preview shows the last text that could be shown.')).toBeVisible();
  const check = page.getByRole('region', { name: 'What the check says' });
  await check.getByRole('button', { name: /^Line \d+, column 1$/ }).click();
  await expect(page.locator('.cm-content')).toBeFocused();

  await page.getByRole('button', { name: 'Dark' }).click();
  await expect(preview.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the keyboard alone is enough', async ({ page, hire, records }) => {
  const trainer = await hireTrainer(hire, records);
  const { id, base } = await beginModule(records, trainer.id);
  await signIn(page, trainer);
  await openText(page, `${base}/${firstLesson}`);
  await typeAtEnd(page, '\n');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.type('both');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  expect(await storedText(records, id)).toMatch(/\*\*both\*\*\n?$/);
  await page.keyboard.type('\n<Call');
  // A list that has just opened does not take a key that was meant for the text yet; then the key is taken back.
  await expect(async () => {
    await page.keyboard.press('Control+Space');
    await expect(page.getByRole('listbox')).toBeVisible();
    await page.keyboard.press('Enter');
    const taken = (await page.locator('.cm-content').textContent())?.includes('</Callout>');
    if (!taken) await page.keyboard.press('Backspace');
    expect(taken).toBe(true);
  }).toPass();
  for (const key of ['Escape', 'Escape', 'Escape', 'Tab']) await page.keyboard.press(key);
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeFocused();
});

test('without a network, and over a restart of the server and of the page, nothing is lost', async ({
  page,
  hire,
  records,
  installation,
  context,
  faults,
}) => {
  const trainer = await hireTrainer(hire, records);
  const { id, base } = await beginModule(records, trainer.id);
  await signIn(page, trainer);
  const address = `${base}/${firstLesson}`;
  await openText(page, address);
  await context.setOffline(true);
  await typeAtEnd(page, '\nWritten without a network.\n');
  await expect(page.getByText('Not saved: no connection. This browser keeps your text')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  expect(await storedText(records, id)).toContain('Written without a network.');

  await installation.kill();
  await typeAtEnd(page, '\nWritten without a server.\n');
  await expect(page.getByText('Not saved: no connection.')).toBeVisible();
  await page.goto('about:blank');
  await installation.start();
  await openText(page, address);
  await expect(page.getByText('Text that was not saved before is back.')).toBeVisible();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  expect(await storedText(records, id)).toContain('Written without a server.');
  expect(await storageOf(page)).not.toContain('Written');
  faults.length = 0;
});

test('a session that has ended loses nothing, and nobody else is shown the text', async ({ page, hire, records }) => {
  const trainer = await hireTrainer(hire, records);
  const other = await hireTrainer(hire, records);
  const { id, base } = await beginModule(records, trainer.id);
  await signIn(page, trainer);
  const address = `${base}/${firstLesson}`;
  await openText(page, address);
  await records.db.deleteFrom('sessions').execute();
  await typeAtEnd(page, '\nWritten after the end.\n');
  await expect(page.getByText('Not saved: you are signed out. This browser keeps your text for you.')).toBeVisible();
  await page.getByRole('link', { name: 'Sign in and come back' }).click();
  await fillSignIn(page, trainer);
  await expect(page.getByText('Text that was not saved before is back.')).toBeVisible();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  expect(await storedText(records, id)).toContain('Written after the end.');

  await records.db.deleteFrom('sessions').execute();
  await typeAtEnd(page, '\nFor nobody else.\n');
  await expect(page.getByText('Not saved: you are signed out.')).toBeVisible();
  await page.goto('/login');
  await fillSignIn(page, other);
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  // Markup is there before the script that clears the storage.
  await expect.poll(() => storageOf(page)).not.toContain('For nobody else.');
  await openText(page, address);
  await expect(page.locator('.cm-content')).not.toContainText('For nobody else.');
});

test('two people on one lesson: each sees the other, both texts stand side by side, and both are kept', async ({
  page,
  browser,
  hire,
  records,
}) => {
  const [ann, ben] = [
    await hireTrainer(hire, records, { name: 'Ann Author' }),
    await hireTrainer(hire, records, { name: 'Ben Writer' }),
  ];
  const { id, base } = await beginModule(records, ann.id);
  const address = `${base}/${firstLesson}`;
  await signIn(page, ann);
  await openText(page, address);
  const second = await (await browser.newContext()).newPage();
  await signIn(second, ben);
  await openText(second, address);
  await expect(second.getByText('Ann Author has this text open too.')).toBeVisible();

  await typeAtEnd(second, '\nBen wrote this.\n');
  await expect(second.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await page.locator('.cm-content').focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.insertText(' of Ann');
  const conflict = page.getByRole('region', { name: 'Two people have written this text' });
  await expect(conflict).toContainText('Ben Writer saved this text');
  await expect(conflict.locator('ins')).toContainText(['of Ann']);
  await conflict.getByRole('button', { name: 'Put both together' }).click();
  await expect(conflict).toBeHidden();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  expect(await storedText(records, id)).toMatch(/title: First lesson of Ann[\s\S]*Ben wrote this\./);

  await page.getByRole('link', { name: 'History of this text' }).click();
  await expect(page.getByRole('row')).toHaveCount(4);
  await page.getByRole('row').filter({ hasText: 'Ben Writer' }).getByRole('link').click();
  await expect(page.locator('ins')).toContainText(['Ben wrote this.']);
  await page.getByRole('button', { name: 'Restore this version' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(await storedText(records, id)).not.toContain('of Ann');
  await second.context().close();
});

test('without JavaScript a lesson is written, checked, seen and tried out', async ({ browser, hire, records }) => {
  const trainer = await hireTrainer(hire, records);
  const { id, base } = await beginModule(records, trainer.id);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, trainer);
  await page.goto(`${base}/${firstLesson}`);
  const text = page.getByLabel('Text');
  await text.fill(`${await text.inputValue()}\n<Calout />\n`);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('There is no block <Calout>.')).toBeVisible();
  const check =
    '<Check id="c-1" type="single" prompt="Clean?" options={[{ id: "a", text: "Yes", right: true, feedback: "Right." }, { id: "b", text: "No", feedback: "Wrong." }]} />';
  await text.fill((await text.inputValue()).replace('<Calout />', check));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Nothing is wrong with this text.')).toBeVisible();
  await page.getByRole('link', { name: 'See the saved text as learners would see it' }).click();
  await page.getByLabel('No', { exact: true }).check();
  await page.getByRole('button', { name: 'Show what this means' }).click();
  await expect(page.getByText('Wrong.')).toBeVisible();
  expect(await storedText(records, id)).toContain('Clean?');
  await page.context().close();
});

test('a block is put in and changed by its form, and nobody sees how it is written', async ({
  page,
  hire,
  records,
}) => {
  const trainer = await hireTrainer(hire, records);
  const { id, base } = await beginModule(records, trainer.id);
  await signIn(page, trainer);
  await openText(page, `${base}/${firstLesson}`);
  await typeAtEnd(page, '\n');
  await page.getByRole('button', { name: 'Insert a block' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(dialog.getByLabel('Kind of question')).toBeFocused();
  await dialog.getByLabel('Kind of question').selectOption('One answer is right');
  await dialog.getByLabel('Question', { exact: true }).fill('Is it “clean” & dry?');
  for (const [index, [answer, feedback]] of [
    ['Yes', 'Right.'],
    ['No', 'Wrong.'],
  ].entries()) {
    await dialog.getByRole('button', { name: 'Add another' }).click();
    await dialog
      .getByLabel('Answer', { exact: true })
      .nth(index)
      .fill(answer ?? '');
    await dialog
      .getByLabel('Feedback')
      .nth(index)
      .fill(feedback ?? '');
  }
  await dialog.getByRole('button', { name: 'Put into the text' }).click();
  await expect(dialog.getByText('Exactly one option must be right')).toBeVisible();
  await expect(dialog.getByLabel('Answer', { exact: true }).first()).toBeFocused();
  await dialog.getByLabel('This answer is right').first().check();
  await dialog.getByRole('button', { name: 'Put into the text' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Nothing is wrong with this text.')).toBeVisible();
  await expect(page.frameLocator('iframe').getByRole('group', { name: 'Is it “clean” & dry?' })).toBeVisible();

  await page.getByRole('button', { name: 'Edit this block' }).click();
  await expect(dialog.getByLabel('Question', { exact: true })).toHaveValue('Is it “clean” & dry?');
  await dialog.getByLabel('Question', { exact: true }).fill('Is it dry?');
  await dialog.getByRole('button', { name: 'Put into the text' }).click();
  await expect(page.frameLocator('iframe').getByRole('group', { name: 'Is it dry?' })).toBeVisible();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  const text = await storedText(records, id);
  expect(text).toContain('prompt="Is it dry?"');
  expect(text.match(/<Check/g)).toHaveLength(1);
});

test('what is pasted from a document becomes Markdown, and undo brings the plain words', async ({
  page,
  hire,
  records,
}) => {
  const trainer = await hireTrainer(hire, records);
  const { base } = await beginModule(records, trainer.id);
  await signIn(page, trainer);
  await openText(page, `${base}/${firstLesson}`);
  await typeAtEnd(page, '\n');
  await page.locator('.cm-content').evaluate((field) => {
    const data = new DataTransfer();
    data.setData('text/html', '<p>Wash <b>both</b> hands.<img src="x.png"></p><ul><li>One</li></ul>');
    data.setData('text/plain', 'Wash both hands. One');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(page.locator('.cm-content')).toContainText('Wash **both** hands.');
  await expect(page.getByText('Left out: pictures.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.locator('.cm-content')).toContainText('Wash both hands. One');
});

test('a picture is pasted, dropped or chosen, and stands in the text once it is said what it shows', async ({
  page,
  hire,
  records,
}) => {
  const trainer = await hireTrainer(hire, records);
  const { id, base } = await beginModule(records, trainer.id);
  await signIn(page, trainer);
  await openText(page, `${base}/${firstLesson}`);
  await typeAtEnd(page, '\n');
  const code = page.locator('.cm-content');
  const give = (how: 'paste' | 'drop', pixels: string) =>
    code.evaluate(
      (field, { how, pixels }) => {
        const data = new DataTransfer();
        const bytes = Uint8Array.from(atob(pixels), (sign) => sign.charCodeAt(0));
        data.items.add(new File([bytes], 'Ward 4.png', { type: 'image/png' }));
        const { right, bottom } = field.getBoundingClientRect();
        const options = { bubbles: true, cancelable: true };
        field.dispatchEvent(
          how === 'paste'
            ? new ClipboardEvent('paste', { ...options, clipboardData: data })
            : new DragEvent('drop', { ...options, dataTransfer: data, clientX: right - 5, clientY: bottom - 5 }),
        );
      },
      { how, pixels },
    );
  const dialog = page.getByRole('dialog', { name: 'What does the picture show?' });

  await give('paste', Buffer.from('no picture').toString('base64'));
  await expect(page.getByText(/^The picture was not added. This is not a PNG/)).toBeVisible();

  await give('paste', red.toString('base64'));
  await dialog.getByRole('button', { name: 'Put into the text' }).click();
  await expect(dialog.getByText('Say in a few words what the picture shows.')).toBeVisible();
  await dialog.getByLabel('In words').fill('A ward [at night]');
  await page.keyboard.press('Enter');
  const written = '![A ward \\[at night\\]](assets/ward-4.png)';
  await expect(code).toContainText(written);
  await expect(page.frameLocator('iframe').getByRole('img', { name: 'A ward [at night]' })).toBeVisible();
  await expect(page.getByText('Nothing is wrong with this text.')).toBeVisible();
  await expect(code).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(code).not.toContainText('assets/ward-4.png');
  await page.keyboard.press('ControlOrMeta+y');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  expect(await storedText(records, id)).toContain(written);

  await give('drop', red.toString('base64'));
  await dialog.getByRole('button', { name: 'Leave it out' }).click();
  await expect(page.getByText('It stays in the module, as assets/ward-4-2.png.')).toBeVisible();

  const picked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Picture', exact: true }).press('Enter');
  await (await picked).setFiles({ name: 'hall.png', mimeType: 'image/png', buffer: red });
  await dialog.getByLabel('In words').fill('A hall');
  await page.keyboard.press('Enter');
  await expect(code).toContainText('![A hall](assets/hall.png)');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a picture is sent from the page of the module', async ({ page, hire, records }) => {
    const trainer = await hireTrainer(hire, records);
    const { base } = await beginModule(records, trainer.id);
    await signIn(page, trainer);
    await page.goto(base);
    const send = async (name: string, buffer: Buffer) => {
      await page.getByLabel('Picture', { exact: true }).setInputFiles({ name, mimeType: 'image/png', buffer });
      await page.getByRole('button', { name: 'Add a picture' }).click();
    };
    await send('page.png', Buffer.from('<html>'));
    await expect(page.getByRole('alert').getByRole('link')).toHaveText(/^This is not a PNG/);
    await send('Ward 4.png', red);
    await expect(page.getByText('The picture was added')).toBeVisible();
    await expect(page.getByText('![what it shows](assets/ward-4.png)')).toBeVisible();
  });
});
