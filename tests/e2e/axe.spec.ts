import { answerQuiz, handInQuiz, readLessons } from '#app/operator/demo/learner.server.ts';
import { serialsByAnswer } from './support/ended-certificates.ts';
import {
  answerCheck,
  factsOf,
  generative,
  type Lesson,
  lessonsOf,
  markNote,
  privacy,
  start,
  workAt,
} from './support/lessons.ts';
import { bringAxe, crookedTables, expectSound, tooWide, violations, zoomed } from './support/look.ts';
import { answerOneByOne, give, openItems, right, startQuiz, wrong } from './support/quizzes.ts';
import { endSessions } from './support/sessions.ts';
import { expect, live, signIn, test } from './support/test.ts';

test.setTimeout(120_000);
test.beforeEach(({ context }) => bringAxe(context));

test('the look itself finds what is wrong', async ({ page }) => {
  await page.goto('/verify');
  await live(page);
  await page.evaluate(() => {
    const main = document.querySelector('main');
    main?.insertAdjacentHTML('beforeend', '<img src="/favicon.svg"><button></button>');
    main?.insertAdjacentHTML('beforeend', '<table><thead><tr><th>One<tbody><tr><td>1<td>2</table>');
  });
  expect(await crookedTables(page)).toHaveLength(1);
  expect(await violations(page)).toEqual([
    expect.stringContaining('button-name: #main > button'),
    expect.stringContaining('image-alt: '),
  ]);
  await page.locator('main').evaluate((main) => {
    main.style.minWidth = '900px';
  });
  await page.setViewportSize(zoomed);
  expect(await tooWide(page)).not.toEqual([]);
});

test('what everybody may open is sound', async ({ page, records: { db, deps } }) => {
  await page.goto('/');
  await expectSound(page, 'landing');
  await page.goto('/login');
  await expectSound(page, 'sign-in');
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectSound(page, 'sign-in with errors');
  await page.goto('/welcome?code=7K2M-Q9XD-4T1B-8RHN');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectSound(page, 'choosing a password, with errors');
  await page.goto('/welcome?done');
  await expectSound(page, 'a password that is set');
  await page.goto('/verify');
  await expectSound(page, 'verification form');
  for (const [heading, serial] of await serialsByAnswer(db, deps)) {
    await page.goto(`/verify/${serial}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expectSound(page, `verification: ${heading}`);
  }
  await page.goto('/no/such/page');
  await expectSound(page, 'no such page');
});

test('lessons and their simulations are sound', async ({ page, hire, records: { db } }) => {
  const person = await hire({ role: 'researcher' });
  await signIn(page, person);
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  await expectSound(page, 'learning, nothing begun');
  await page.goto(`/learn/${privacy}`);
  await expectSound(page, 'module');
  const all = [...(await lessonsOf(db, privacy, 'full')), ...(await lessonsOf(db, generative, 'full'))];
  const lessonWith = (name: string): [Lesson, Lesson['blocks'][number]] => {
    const lesson = all.find(({ blocks }) => blocks.some((block) => block.name === name));
    const block = lesson?.blocks.find((each) => each.name === name);
    if (!lesson || !block) throw new Error(`no lesson has a ${name}`);
    return [lesson, block];
  };
  const open = async ({ id, title }: Lesson) => {
    await page.goto(`/learn/${id.startsWith('m3') ? privacy : generative}/${id}`);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await live(page);
  };

  const [first, check] = lessonWith('Check');
  await open(first);
  await expectSound(page, 'lesson with an open check');
  await answerCheck(page, check.props as Parameters<typeof answerCheck>[1]);
  await expectSound(page, 'lesson with an answered check');

  const [identifiers, note] = lessonWith('Deidentify');
  await open(identifiers);
  await expectSound(page, 'note not started');
  await start(page, note);
  await expectSound(page, 'note to mark');
  await markNote(page, note, 'first-words');
  await expectSound(page, 'note checked');

  for (const name of ['RiskSorter', 'KAnonymity']) {
    const [lesson, block] = lessonWith(name);
    await open(lesson);
    await expectSound(page, `${name} as the lesson opens`);
    await workAt(page, block);
    await expectSound(page, `${name} with its result`);
  }
});

test('the quiz is sound at every step, with every type of question', async ({
  page,
  hire,
  learner,
  records: { db },
}) => {
  const person = await hire({ role: 'researcher' });
  await signIn(page, person);
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  await page.goto(`/learn/${privacy}/quiz`);
  await expectSound(page, 'quiz start');
  const items = await startQuiz(page, db, person);
  for (const [index, { question }] of items.entries()) {
    await page.goto(`/learn/${privacy}/quiz?q=${index}`);
    await expectSound(page, `a ${question.type} question`);
  }
  await page.goto(`/learn/${privacy}/quiz?view=all`);
  await expectSound(page, 'all questions');
  await page.goto(`/learn/${privacy}/quiz?q=check`);
  await expectSound(page, 'check with nothing answered');
  await page.goto(`/learn/${privacy}/quiz?q=0`);
  await answerOneByOne(page, items, wrong);
  await expectSound(page, 'check with everything answered');
  await page.getByRole('button', { name: 'Hand in my answers' }).click();
  await expect(page.getByRole('heading', { name: 'One more look before you finish' })).toBeVisible();
  await expectSound(page, 're-teaching');
  for (const { question, parallelOf } of await openItems(db, person)) {
    if (parallelOf !== null) await give(page.getByRole('main'), question, right(question));
  }
  await page.getByRole('button', { name: 'Hand in and see the result' }).click();
  await expect(page.getByText('Not yet', { exact: true })).toBeVisible();
  await expectSound(page, 'a result that fell short');

  const facts = await factsOf(db, privacy);
  const tries = learner(person);
  for (let n = 0; n < 2; n += 1) await handInQuiz(tries, await answerQuiz(tries, facts, { wrong: () => true }), true);
  await page.goto(`/learn/${privacy}/quiz`);
  await expectSound(page, 'no attempts left');
});

test('certificates, the team and refusals are sound', async ({ page, hire, learner, records: { db } }) => {
  const unit = 'Ward 14, Day surgery';
  const [person, stuck] = [await hire({ unit }), await hire({ unit })];
  const manager = await hire({ unit, permissionRole: 'manager' });
  const facts = await factsOf(db, privacy);
  for (const slug of [privacy, generative]) {
    const module = await factsOf(db, slug);
    await readLessons(learner(person), module, 'foundation');
    await handInQuiz(learner(person), await answerQuiz(learner(person), module), false);
  }
  for (let n = 0; n < 3; n += 1) {
    await handInQuiz(learner(stuck), await answerQuiz(learner(stuck), facts, { wrong: () => true }), true);
  }

  await signIn(page, person);
  await expect(page.getByText('Nothing is due')).toBeVisible();
  await expectSound(page, 'learning, nothing due');
  await page.getByRole('link', { name: 'Certificates', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Your certificates' })).toBeVisible();
  await expectSound(page, 'certificates');
  await page.getByRole('link', { name: 'AI literacy foundation' }).click();
  await expect(page.getByRole('heading', { name: person.name })).toBeVisible();
  await expectSound(page, 'certificate');
  await page.getByRole('link', { name: 'Show phone card' }).click();
  await expect(page.getByText('Valid today')).toBeVisible();
  await expectSound(page, 'phone card');
  await page.goto(`/learn/${privacy}/quiz`);
  await expectSound(page, 'quiz passed before');
  await page.goto('/team');
  await expect(page.getByRole('heading', { name: 'This page is not open to you' })).toBeVisible();
  await expectSound(page, 'not open to you');
  await page.goto('/logout');
  await expectSound(page, 'sign-out');
  await page.getByRole('button', { name: 'Sign out here' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await expectSound(page, 'signed out');

  await signIn(page, manager);
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  await page.goto('/certificates');
  await expectSound(page, 'no certificate yet');
  await page.goto('/team');
  await expectSound(page, 'team');
  await page.getByRole('link', { name: /^List all/ }).click();
  await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible();
  await expectSound(page, 'people');
  await page.getByRole('link', { name: stuck.name }).click();
  await page.getByText('Give another attempt').click();
  await expect(page.getByRole('button', { name: 'Give one more attempt' })).toBeVisible();
  await expectSound(page, 'person who needs a talk');
  await live(page);
  await endSessions(db, manager);
  await page.getByRole('button', { name: 'Give one more attempt' }).click();
  await expect(page.getByRole('heading', { name: 'Please sign in' })).toBeVisible();
  await expectSound(page, 'sign in again');
});
