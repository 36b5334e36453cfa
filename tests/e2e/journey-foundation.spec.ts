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
import { expect, signIn, test } from './support/test.ts';

test.setTimeout(120_000);

test('somebody from reception learns, falls short, passes, and a stranger verifies the certificate', async ({
  page,
  browser,
  hire,
  records: { db },
}) => {
  const person = await hire({ name: 'Rosalind Achterberg', role: 'admin' });
  const lessons = await lessonsOf(db, privacy, 'foundation');

  await test.step('one click from sign-in to the lesson', async () => {
    await signIn(page, person);
    await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
    await page.getByRole('link', { name: 'Open the lesson' }).click();
  });

  await test.step('lessons with checks, and a simulation that is failed first', async () => {
    for (const lesson of lessons) {
      const simulation = lesson.blocks.find((block) => block.name === 'Deidentify');
      if (!simulation) {
        await workThrough(page, lesson);
        continue;
      }
      await expect(page.getByRole('heading', { level: 1, name: lesson.title })).toBeVisible();
      await start(page, simulation);
      const note = page.locator(`#${simulation.id} legend`);
      const first = (await note.textContent()) ?? '';
      await markNote(page, simulation, 'first-words');
      await page.getByRole('button', { name: 'Try another note' }).click();
      await expect(note).not.toHaveText(first);
      await markNote(page, simulation, 'all');
      for (const block of lesson.blocks) if (block !== simulation) await workAt(page, block);
      await closeLesson(page, lesson);
    }
  });

  await test.step('a quiz that falls short leads to the lessons of what was missed', async () => {
    const items = await startQuiz(page, db, person);
    const missed = items.find(({ question }) => question.critical)?.question;
    if (!missed) throw new Error('the draw holds every critical question');
    await answerOneByOne(page, items, (question) => (question === missed ? wrong(question) : right(question)));
    await page.getByRole('button', { name: 'Hand in my answers' }).click();

    await expect(page.getByRole('heading', { name: 'One more look before you finish' })).toBeVisible();
    await expect(page.getByText(missed.reteach ?? '', { exact: true })).toBeVisible();
    const parallel = (await openItems(db, person)).find(({ parallelOf }) => parallelOf !== null);
    if (!parallel) throw new Error('the missed question has a parallel');
    await give(page.getByRole('main'), parallel.question, wrong(parallel.question));
    await page.getByRole('button', { name: 'Hand in and see the result' }).click();

    await expect(page.getByText('Not yet', { exact: true })).toBeVisible();
    await expect(page.getByText('A safety question was missed')).toBeVisible();
    await expect(page.getByText('You have 2 attempts left.')).toBeVisible();
    const again = page.getByRole('region', { name: 'Read these again first' }).getByRole('link');
    const taughtIn = lessons.filter((lesson) => lesson.outcomes.includes(missed.outcome));
    await expect(again).toHaveText(taughtIn.map((lesson) => lesson.title));
    const first = page.getByRole('link', { name: `Read again: ${taughtIn[0]?.title}` });
    await expect(first).toHaveAttribute('href', new RegExp(`/${taughtIn[0]?.id}$`));
    await expect(page.getByText(`Question 1 of ${items.length}`, { exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Try again' })).toBeVisible();
    await page.goto('/learn');
    const step = page.getByRole('region', { name: taughtIn[0]?.title });
    await expect(step).toContainText('Read again before the next attempt');
  });

  await test.step('the second attempt is passed', async () => {
    await page.getByRole('link', { name: 'Go straight to the quiz' }).click();
    await passQuiz(page, db, person);
  });

  await test.step('the second module brings the certificate', async () => {
    await page.getByRole('link', { name: 'Back to your learning' }).click();
    await page.getByRole('link', { name: 'Open the lesson' }).click();
    for (const lesson of await lessonsOf(db, generative, 'foundation')) await workThrough(page, lesson);
    await passQuiz(page, db, person);
    await expect(page.getByText('You have earned a certificate')).toBeVisible();
    await page.getByRole('link', { name: 'Open “AI literacy foundation”' }).click();
    await expect(page.getByRole('heading', { name: person.name })).toBeVisible();
  });

  const [snapshot] = await snapshotsOf(db, person);
  if (!snapshot) throw new Error('the certificate is stored');

  await test.step('the PDF can be had', async () => {
    const link = page.getByRole('link', { name: 'Download PDF' });
    await expect(link).toHaveAttribute('href', `/certificates/${snapshot.serial}.pdf`);
    const pdf = await page.request.get(`/certificates/${snapshot.serial}.pdf`);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  await test.step('a stranger checks the number', async () => {
    const context = await browser.newContext();
    await expectVerified(await context.newPage(), person, snapshot);
    await context.close();
  });
});
