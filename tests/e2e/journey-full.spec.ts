import { snapshotsOf } from './support/claims.ts';
import { generative, lessonsOf, privacy, workThrough } from './support/lessons.ts';
import { passWith, startQuiz } from './support/quizzes.ts';
import { expect, signIn, test } from './support/test.ts';

test.setTimeout(150_000);

const everyType = new Set(['single', 'multiple', 'true-false', 'scenario', 'numeric', 'matching', 'ordering']);

test('a researcher takes both modules in full and holds the foundation certificate and that of the role', async ({
  page,
  hire,
  records: { db },
}) => {
  const person = await hire({ name: 'Ingeborg Thwaite', role: 'researcher' });
  await signIn(page, person);

  await test.step('privacy in full: six lessons with the lab, and nine questions', async () => {
    await page.getByRole('link', { name: 'Open the lesson' }).click();
    const lessons = await lessonsOf(db, privacy, 'full');
    expect(lessons).toHaveLength(6);
    expect(lessons.flatMap((lesson) => lesson.blocks.map((block) => block.name))).toContain('KAnonymity');
    for (const lesson of lessons) await workThrough(page, lesson);
    const items = await startQuiz(page, db, person);
    expect(items).toHaveLength(9);
    expect(new Set(items.map(({ question }) => question.type))).toEqual(everyType);
    await passWith(page, items);
  });

  await test.step('generative tools in full: six lessons with the sorter, and nine questions', async () => {
    await page.getByRole('link', { name: 'Back to your learning' }).click();
    await page.getByRole('link', { name: 'Open the lesson' }).click();
    const lessons = await lessonsOf(db, generative, 'full');
    expect(lessons).toHaveLength(6);
    expect(lessons.flatMap((lesson) => lesson.blocks.map((block) => block.name))).toContain('RiskSorter');
    for (const lesson of lessons) await workThrough(page, lesson);
    const items = await startQuiz(page, db, person);
    expect(items).toHaveLength(9);
    await passWith(page, items);
  });

  await test.step('both certificates are there, each at the track of its course', async () => {
    await page.getByRole('link', { name: 'Certificates', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Your certificates' })).toBeVisible();
    const list = page.getByRole('main').getByRole('listitem');
    await expect(list).toHaveCount(2);
    for (const title of ['AI literacy foundation', 'AI literacy for researchers']) {
      await expect(list.filter({ hasText: title })).toContainText('Valid');
    }
    const snapshots = await snapshotsOf(db, person);
    const tracks = snapshots.map(({ curriculum, modules }) => [curriculum.id, ...modules.map(({ track }) => track)]);
    expect(tracks.toSorted()).toEqual([
      ['foundation', 'foundation', 'foundation'],
      ['researcher', 'full', 'full'],
    ]);
  });
});
