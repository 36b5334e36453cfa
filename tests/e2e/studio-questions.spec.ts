import { moduleIdOf } from '#app/authoring/module-id.ts';
import { newModule } from '#app/authoring/new-module.server.ts';
import { questionTypes } from '#app/authoring/questions/question-form.ts';
import { getModuleBySlug } from '#app/curriculum/get-module-by-slug.server.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import { grantRole } from '#app/identity/grant-role.server.ts';
import { answerQuiz, handInQuiz, readLessons } from '#app/operator/demo/learner.server.ts';
import type { OpenRuntime } from '#app/platform/open-runtime.server.ts';
import type { QuestionType } from '#app/questions/question.ts';
import { privacy } from './support/lessons.ts';
import { bringAxe, expectSound } from './support/look.ts';
import type { Person } from './support/people.ts';
import { expect, type Locator, live, type Page, signIn, test } from './support/test.ts';

test.setTimeout(180_000);

async function makeTrainer({ db, deps }: OpenRuntime, person: Person): Promise<Person> {
  const grant = { personId: person.id, permissionRole: 'trainer', unitId: null, fromOn: '2026-01-01' } as const;
  await db.transaction().execute((tx) => grantRole(tx, deps, grant));
  return person;
}

async function makeModule({ db, deps }: OpenRuntime, actorId: string, id: string): Promise<string> {
  const key = deps.newToken();
  return moduleIdOf(await newModule(db, deps, { actorId, key }, { id, title: 'Clean hands' }));
}

const row = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

async function fillRows(page: Page, word: string, texts: string[]): Promise<void> {
  for (const [index, text] of texts.entries()) {
    await row(page, `${word} ${index + 1}`)
      .getByLabel('Text')
      .fill(text);
  }
}

/** The answer of a question of each type, in its own fields. */
const fillAnswer: Record<QuestionType, (page: Page) => Promise<void>> = {
  single: async (page) => {
    await fillRows(page, 'Option', ['Soap', 'Water', 'Gel']);
    await page.getByRole('button', { name: 'Add an option' }).click();
    await expect(row(page, 'Option 4')).toBeVisible();
    await fillRows(page, 'Option', ['Soap', 'Water', 'Gel', 'Nothing']);
    await row(page, 'Option 2').getByRole('button', { name: 'Remove' }).click();
    await expect(row(page, 'Option 2').getByLabel('Text')).toHaveValue('Gel');
    await row(page, 'Option 2').getByLabel('This is right').check();
  },
  multiple: async (page) => {
    await fillRows(page, 'Option', ['Before', 'After', 'Never']);
    for (const name of ['Option 1', 'Option 2']) await row(page, name).getByLabel('This is right').check();
  },
  'true-false': async (page) => {
    await page.getByLabel('True', { exact: true }).check();
    await page.getByLabel('What to say to “True”').fill('It is.');
    await page.getByLabel('What to say to “False”').fill('It is so.');
  },
  scenario: async (page) => {
    await page.getByLabel('The situation').fill('Ten past three at night, and the gel is empty.');
    await fillRows(page, 'Option', ['Go on', 'Fetch gel', 'Wait']);
    await row(page, 'Option 2').getByLabel('This is right').check();
  },
  numeric: async (page) => {
    await page.getByLabel('Right number').fill('20,5');
    await page.getByLabel('The tolerance').fill('0.5');
    await page.getByLabel('The unit').fill('s');
  },
  matching: async (page) => {
    for (const n of [1, 2, 3]) await page.getByLabel(`Match ${n}`, { exact: true }).fill(`Moment ${n}`);
    await fillRows(page, 'Item', ['Touch', 'Dressing', 'Leaving']);
    await page.getByRole('button', { name: 'Look at it' }).click();
    for (const n of [1, 2, 3]) await row(page, `Item ${n}`).getByLabel('Belongs to it').selectOption(`Moment ${n}`);
  },
  ordering: async (page) => {
    await fillRows(page, 'Step', ['Rub', 'Wet', 'Dry']);
    await row(page, 'Step 2').getByRole('button', { name: 'Move up' }).click();
    await expect(row(page, 'Step 1').getByLabel('Text')).toHaveValue('Wet');
  },
};

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? 'with a script' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a trainer writes a question of every type, and mends one', async ({ page, hire, records }) => {
      const trainer = await makeTrainer(records, await hire());
      const moduleId = await makeModule(records, trainer.id, `hands-${javaScriptEnabled}`);
      const list = `/studio/modules/${moduleId}/questions`;
      await signIn(page, trainer);
      await expect(page).toHaveURL('/learn');
      for (const type of questionTypes) {
        await page.goto(`${list}/new?type=${type}`);
        await page.getByLabel('The question', { exact: true }).fill(`A ${type} question?`);
        await fillAnswer[type](page);
        if (type !== 'true-false') await page.getByLabel('Why the right answer is right').fill('Because.');
        await page.getByRole('button', { name: 'Save the question' }).click();
        await expect(page.getByText('The question was saved')).toBeVisible();
        await expect(page.getByRole('alert')).toHaveCount(0);
      }
      await page.goto(list);
      await expect(page.getByRole('table').getByRole('row')).toHaveCount(questionTypes.length + 2);
      await expect(page.getByText('Nothing wrong')).toHaveCount(questionTypes.length + 1);

      await page.getByRole('link', { name: 'A scenario question?' }).click();
      await page.getByLabel('The question', { exact: true }).fill('');
      await page.getByLabel('The group').fill('Night Shift');
      await page.getByRole('button', { name: 'Save the question' }).click();
      const problems = page.getByRole('alert').getByRole('listitem');
      await expect(problems).toHaveText([/The question is blank/, /Name the group in lower-case letters/]);
      await page.getByLabel('The question', { exact: true }).fill('What now?');
      await page.getByLabel('The group').fill('night-shift');
      await page.getByRole('button', { name: 'Save the question' }).click();
      // A broken question was saved too, and said so.
      await expect(problems).toHaveCount(0);
      await expect(page.getByText('The question was saved')).toBeVisible();
      const original = page.url();
      await page.getByRole('button', { name: 'Make a parallel question' }).click();
      await expect(page).not.toHaveURL(original);
      await expect(page.getByLabel('The group')).toHaveValue('night-shift');
      await page.getByRole('main').getByRole('button', { name: 'Delete' }).click();
      await expect(page.getByText('The question was deleted')).toBeVisible();
    });
  });
}

test('what is typed while a button’s answer is under way stays, and the cursor with it', async ({
  page,
  hire,
  records,
}) => {
  const trainer = await makeTrainer(records, await hire());
  const moduleId = await makeModule(records, trainer.id, 'hands-slow');
  await signIn(page, trainer);
  await expect(page).toHaveURL('/learn');
  await page.goto(`/studio/modules/${moduleId}/questions/new?type=multiple`);
  await live(page);
  await fillRows(page, 'Option', ['Before', 'After', 'Never']);
  const question = page.getByLabel('The question', { exact: true });
  await question.fill('When do you');

  let answer = () => {};
  const press = async (button: Locator) => {
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const asked = page.waitForRequest((request) => request.method() === 'POST');
    await page.route('**/questions/*', async (route) => {
      if (route.request().method() === 'POST') await held;
      await route.fallback();
    });
    await button.click();
    await asked;
  };
  const whole = 'When do you wash your hands?';

  await press(page.getByRole('button', { name: 'Add an option' }));
  await row(page, 'Option 2').getByLabel('This is right').check();
  await question.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' wash your');
  answer();
  await expect(row(page, 'Option 4')).toBeVisible();
  await expect(question).toBeFocused();
  await page.keyboard.type(' hands?');
  await expect(question).toHaveValue(whole);
  await expect(row(page, 'Option 2').getByLabel('This is right')).toBeChecked();

  await press(row(page, 'Option 3').getByRole('button', { name: 'Remove' }));
  await row(page, 'Option 3').getByLabel('Text').fill('Never, said to what is going');
  await row(page, 'Option 4').getByLabel('Text').fill('Always');
  answer();
  await expect(row(page, 'Option 4')).toHaveCount(0);
  await expect(row(page, 'Option 3').getByLabel('Text')).toHaveValue('Always');
  await expect(row(page, 'Option 1').getByLabel('Text')).toHaveValue('Before');

  await page.getByLabel('Why the right answer is right').fill('Each contact counts.');
  await press(page.getByRole('button', { name: 'Save the question' }));
  await row(page, 'Option 3').getByLabel('Text').fill('All day');
  answer();
  await expect(page.getByText('The question was saved')).toBeVisible();
  await expect(row(page, 'Option 3').getByLabel('Text')).toHaveValue('All day');
  await page.reload();
  await expect(row(page, 'Option 3').getByLabel('Text')).toHaveValue('Always');
  await expect(question).toHaveValue(whole);
});

test('a learner’s remarks arrive beside the lesson and the question, and the answer at the lesson', async ({
  page,
  browser,
  baseURL,
  hire,
  learner,
  records,
}) => {
  const { db } = records;
  await bringAxe(page.context());
  const moduleId = (await getModuleBySlug(db, privacy))?.id ?? '';
  const facts = await getCurrentFacts(db, moduleId);
  const [lesson] = facts?.lessons ?? [];
  if (!facts || !lesson) throw new Error('no lesson');
  const person = await hire({ name: 'Ines Quiet' });
  await readLessons(learner(person), facts, 'foundation');
  const attempt = await answerQuiz(learner(person), facts);
  await handInQuiz(learner(person), attempt, false);
  await signIn(page, person);
  await expect(page).toHaveURL('/learn');

  await page.goto(`/learn/${privacy}/${lesson.id}`);
  await page.getByText('Something wrong or unclear?').click();
  const place = page.getByLabel('Where?');
  const paragraph = place.locator('optgroup option[value^="p-"]').first();
  const begins = ((await paragraph.textContent()) ?? '').replace(/ …$/, '');
  await place.selectOption((await paragraph.getAttribute('value')) ?? '');
  await expectSound(page, 'a lesson with the form for remarks');
  await page.getByRole('button', { name: 'Send to the authors' }).click();
  await expect(page.getByText('Sent to the authors')).toBeVisible();

  await page.goto(`/learn/${privacy}/quiz?attempt=${attempt}`);
  await page.getByText('Something wrong or unclear?').first().click();
  await page.getByLabel('What is it?').first().fill('Two of these are right.');
  await page.getByRole('button', { name: 'Send to the authors' }).first().click();
  await expect(page.getByText('Sent to the authors')).toBeVisible();

  const context = await browser.newContext({ baseURL });
  await bringAxe(context);
  const studio = await context.newPage();
  await signIn(studio, await makeTrainer(records, await hire()));
  await expect(studio).toHaveURL('/learn');
  await studio.goto(`/studio/modules/${moduleId}/remarks`);
  const remarks = studio.getByRole('main').locator('.remarks > li');
  await expect(remarks).toHaveCount(2);
  await expect(studio.getByRole('main')).not.toContainText('Ines');
  await expect(remarks.filter({ hasText: lesson.title }).locator('.remark__quote')).toContainText(begins);
  await expectSound(studio, 'remarks');
  await remarks.filter({ hasText: 'Two of these are right.' }).getByRole('heading').getByRole('link').click();
  await expect(studio.getByRole('heading', { name: 'What learners say about it' })).toBeVisible();
  await expect(studio.getByText('Two of these are right.')).toBeVisible();
  await expectSound(studio, 'a published question');
  await studio.goto(`/studio/modules/${moduleId}/remarks`);
  const first = remarks.filter({ hasText: lesson.title });
  await first.getByLabel('Answer, if you like').fill('It is clearer now.');
  await first.getByRole('button', { name: 'Dealt with' }).click();
  await expect(studio.getByText('That remark was dealt with')).toBeVisible();
  await expect(remarks).toHaveCount(1);

  await page.goto(`/learn/${privacy}/${lesson.id}`);
  await expect(page.getByText('It is clearer now.')).toBeVisible();
  await context.close();
});

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? 'all questions, with a script' : 'all questions, without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a trainer finds a question among those of all modules and opens it', async ({ page, hire, records }) => {
      if (javaScriptEnabled) await bringAxe(page.context());
      const trainer = await makeTrainer(records, await hire());
      const moduleId = await makeModule(records, trainer.id, `hands-all-${javaScriptEnabled}`);
      await signIn(page, trainer);
      await expect(page).toHaveURL('/learn');
      await page.goto('/studio');
      await page.getByRole('link', { name: 'All questions' }).click();
      const rows = page.getByRole('table').getByRole('row');
      await expect(rows.filter({ hasText: 'Published' }).first()).toBeVisible();
      await expect(rows.filter({ hasText: `${moduleId}-q1` })).toHaveCount(1);
      if (javaScriptEnabled) await expectSound(page, 'all questions');

      await page.getByLabel('Words').fill('TRUE sentence');
      await page.getByLabel('How it is answered').selectOption({ label: 'True or false' });
      await page.getByLabel('Module').selectOption(moduleId);
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`\\?q=TRUE\\+sentence&module=${moduleId}&type=true-false&outcome=$`));
      await expect(rows).toHaveCount(2);
      await expect(page.getByLabel('Module')).toHaveValue(moduleId);
      await page.getByLabel('Whose answers look wrong').check();
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await expect(page.getByText('No question fits')).toBeVisible();
      if (javaScriptEnabled) await expectSound(page, 'all questions, none found');
      await page.getByRole('link', { name: 'Show all' }).click();
      await expect(page).toHaveURL('/studio/questions');
      await rows
        .filter({ hasText: `${moduleId}-q1` })
        .getByRole('link')
        .click();
      await expect(page).toHaveURL(`/studio/modules/${moduleId}/questions/${moduleId}-q1`);
      await expect(page.getByLabel('The question', { exact: true })).toHaveValue('This sentence is true.');
    });
  });
}

test('the pages of the questions are sound', async ({ page, hire, records }) => {
  await bringAxe(page.context());
  const trainer = await makeTrainer(records, await hire());
  const moduleId = await makeModule(records, trainer.id, 'hands-sound');
  const list = `/studio/modules/${moduleId}/questions`;
  await signIn(page, trainer);
  await expect(page).toHaveURL('/learn');
  await page.goto('/studio/analytics');
  await expectSound(page, 'what learners get wrong');
  await page.goto(list);
  await expectSound(page, 'questions');
  for (const type of questionTypes) {
    await page.goto(`${list}/new?type=${type}`);
    await expectSound(page, `a new question: ${type}`);
  }
  await page.getByRole('button', { name: 'Save the question' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectSound(page, 'a question with problems');
});
