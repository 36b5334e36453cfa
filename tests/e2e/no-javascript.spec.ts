import { answerLines } from '#app/questions/answer-lines.ts';
import type { Question } from '#app/questions/question.ts';
import { drawOrder, sealQuestion } from '#app/questions/registry.ts';
import { expectVerified, snapshotsOf } from './support/claims.ts';
import {
  closeLesson,
  generative,
  lessonsOf,
  markNote,
  privacy,
  start,
  workAt,
  workThrough,
} from './support/lessons.ts';
import { answerOneByOne, give, openItems, passQuiz, right, startQuiz, wrong } from './support/quizzes.ts';
import { expect, fillSignIn, signIn, test } from './support/test.ts';

test.use({ javaScriptEnabled: false });
test.setTimeout(120_000);

test('the way from sign-in to a verified certificate works without JavaScript', async ({
  page,
  hire,
  records: { db },
}) => {
  const person = await hire({ name: 'Cornelius Abara', role: 'it' });

  await test.step('sign-in', async () => {
    await page.goto('/learn');
    await expect(page).toHaveURL('/login?next=%2Flearn');
    await fillSignIn(page, person);
    await expect(page).toHaveURL('/learn');
    await page.getByRole('link', { name: 'Open the lesson' }).click();
  });

  await test.step('lessons, with a note that is failed and another that is passed', async () => {
    for (const lesson of await lessonsOf(db, privacy, 'foundation')) {
      const simulation = lesson.blocks.find((block) => block.name === 'Deidentify');
      if (!simulation) {
        await workThrough(page, lesson);
        continue;
      }
      await start(page, simulation);
      await markNote(page, simulation, 'first-words');
      await page.getByRole('button', { name: 'Try another note' }).click();
      await markNote(page, simulation, 'all');
      for (const block of lesson.blocks) if (block !== simulation) await workAt(page, block);
      await closeLesson(page, lesson);
    }
  });

  await test.step('a quiz with the reminder and the question after it', async () => {
    const items = await startQuiz(page, db, person);
    const missed = items.find(({ question }) => question.critical)?.question;
    const given = (question: Question) => (question === missed ? wrong(question) : right(question));
    await answerOneByOne(page, items, given);
    const answers = page.getByRole('main').locator('dl > div');
    await expect(answers).toHaveCount(items.length);
    await expect(answers.filter({ hasText: /Answered, saved at \d\d:\d\d/ })).toHaveCount(items.length);
    for (const [index, { question }] of items.entries()) {
      const sealed = sealQuestion(
        question,
        drawOrder(question, () => 0.5),
      );
      for (const line of answerLines(sealed, given(question))) await expect(answers.nth(index)).toContainText(line);
    }
    await expect(page.getByRole('link', { name: 'Change the answer to question 2' })).toHaveAttribute('href', /\?q=1$/);
    await page.getByRole('button', { name: 'Hand in my answers' }).click();
    await expect(page.getByText(missed?.reteach ?? '', { exact: true })).toBeVisible();
    for (const { question, parallelOf } of await openItems(db, person)) {
      if (parallelOf !== null) await give(page.getByRole('main'), question, right(question));
    }
    await page.getByRole('button', { name: 'Hand in and see the result' }).click();
    await expect(page.getByText('You passed this quiz')).toBeVisible();
  });

  await test.step('the second module and the certificate', async () => {
    await page.getByRole('link', { name: 'Back to your learning' }).click();
    await page.getByRole('link', { name: 'Open the lesson' }).click();
    for (const lesson of await lessonsOf(db, generative, 'foundation')) await workThrough(page, lesson);
    await passQuiz(page, db, person);
    await page.getByRole('link', { name: 'Open “AI literacy foundation”' }).click();
    await expect(page.getByRole('heading', { name: person.name })).toBeVisible();
    const [snapshot] = await snapshotsOf(db, person);
    if (!snapshot) throw new Error('the certificate is stored');
    await expectVerified(page, person, snapshot);
  });
});

test('without JavaScript all questions of every type stand on one page, and what cannot be read comes back', async ({
  page,
  hire,
  records: { db },
}) => {
  const person = await hire({ role: 'researcher' });
  await signIn(page, person);
  await page.goto(`/learn/${privacy}/quiz`);
  const items = await startQuiz(page, db, person);
  await page.getByRole('link', { name: 'Show all questions on one page' }).click();
  const numeric = items.find(({ question }) => question.type === 'numeric')?.question;
  const ordering = items.find(({ question }) => question.type === 'ordering')?.question;
  if (numeric?.type !== 'numeric' || ordering?.type !== 'ordering') throw new Error('the full track draws all items');

  for (const [index, { question }] of items.entries()) {
    const section = page.getByRole('region', { name: `Question ${index + 1} of 9`, exact: true });
    await give(section, question, question === numeric ? 'three' : right(question));
  }
  const [first, second] = ordering.options;
  const position = (option: typeof first) => page.getByRole('combobox', { name: option?.text, exact: true });
  await position(first).selectOption('2');
  await position(second).selectOption('2');
  await page.getByRole('button', { name: 'Save and check my answers' }).click();

  const summary = page.getByRole('alert');
  await expect(summary.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await expect(summary.getByRole('link')).toHaveText([
    ...(items.findIndex((item) => item.question === numeric) < items.findIndex((item) => item.question === ordering)
      ? ['Write a number, for example 29.6', 'Give each row a position of its own: one is there twice.']
      : ['Give each row a position of its own: one is there twice.', 'Write a number, for example 29.6']),
  ]);
  await expect(page.getByRole('textbox', { name: numeric.stem })).toHaveValue('three');
  await expect(position(first)).toHaveValue('2');

  await page.getByRole('textbox', { name: numeric.stem }).fill(numeric.key);
  await give(page.getByRole('main'), ordering, ordering.key);
  await page.getByRole('button', { name: 'Save and check my answers' }).click();
  await expect(page.getByRole('heading', { name: 'Check your answers' })).toBeVisible();
  await expect(page.getByText('Not answered')).toHaveCount(0);
  await page.getByRole('button', { name: 'Hand in my answers' }).click();
  await expect(page.getByText('You passed this quiz')).toBeVisible();
  await expect(page.getByText('9 of 9 points, 100 per cent.')).toBeVisible();
});

test('without JavaScript the sign-in form says what is missing, and links to the fields', async ({ page }) => {
  await page.goto('/login');
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  const summary = page.getByRole('alert');
  await expect(summary.getByRole('link')).toHaveText([
    'Enter your staff number or e-mail address',
    'Enter your password',
  ]);
  await summary.getByRole('link').first().click();
  await expect(page.getByLabel('Staff number or e-mail address')).toBeFocused();
  await expect(page.getByLabel('Staff number or e-mail address')).toHaveAttribute('aria-invalid', 'true');
});
