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
import { bringAxe, expectSound, tooWide, violations, zoomed } from './support/look.ts';
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
  });
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

test('administration is sound, and whom no reminder reaches', async ({ page, hire, records: { db } }) => {
  const unit = 'Ward 16, Haematology';
  const [administrator, manager] = [
    await hire({ permissionRole: 'administrator' }),
    await hire({ unit, permissionRole: 'manager' }),
  ];
  await signIn(page, administrator);
  await page.getByRole('link', { name: 'Admin' }).click();
  await expectSound(page, 'administration');
  const ward = await db.selectFrom('units').select('id').where('name', '=', unit).executeTakeFirstOrThrow();
  const places = ['units', `units/${ward.id}`, 'people?q=a', 'people/new', `people/${manager.id}`, 'roles', 'tools'];
  for (const place of places) {
    await page.goto(`/admin/${place}`);
    await expectSound(page, `admin/${place.split('/')[0]}`);
  }
  await page.getByLabel('Name of the tool').fill('Triage helper');
  await page.getByRole('button', { name: 'Register tool' }).click();
  await expect(page.getByRole('alert')).toContainText('Say in a sentence what the tool is used for');
  await expectSound(page, 'admin/tools, without a purpose');
  await page.getByLabel('What it is used for').fill('Sorts letters from general practices by urgency.');
  await page.getByLabel('Who answers for it').fill('Lead of outpatients');
  await page.getByRole('button', { name: 'Register tool' }).click();
  await expect(page.getByRole('heading', { name: 'Triage helper' })).toBeVisible();
  await expectSound(page, 'admin/tool');
  for (const place of ['rules', 'rules/new', 'rules/matrix']) {
    await page.goto(`/admin/${place}`);
    await expectSound(page, `admin/${place}`);
  }
  await page.goto('/admin/rules');
  await page
    .getByRole('link', { name: /^Everyone: / })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'End this rule' })).toBeVisible();
  await expectSound(page, 'admin/rule');
  await page.goto('/admin/rules/new');
  await page.getByRole('button', { name: 'Show what this changes' }).click();
  await expect(page.getByRole('alert')).toContainText('Choose a curriculum');
  await expectSound(page, 'admin/rules/new, without a curriculum');
  await page.getByLabel('Curriculum').selectOption({ index: 1 });
  await page.getByLabel('Everyone', { exact: true }).check();
  await page.getByLabel('Some days after they start').check();
  await page.getByLabel('Days', { exact: true }).fill('30');
  await page.getByRole('button', { name: 'Show what this changes' }).click();
  await expect(page.getByRole('heading', { name: 'What this changes' })).toBeVisible();
  await expectSound(page, 'admin/rules/new, its dry run');
  await page.goto('/admin/people/new');
  await page.getByRole('button', { name: 'Add person' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectSound(page, 'admin/people, without a name');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();

  await signIn(page, manager);
  await page.goto('/team/unreachable');
  await expect(page.getByRole('heading', { name: 'No reminder reaches them' })).toBeVisible();
  await expectSound(page, 'whom no reminder reaches');
  await page.goto('/team/tokens');
  await page.getByRole('button', { name: 'Make the token' }).click();
  await expect(page.getByRole('alert')).toContainText('what the token is for');
  await expectSound(page, 'tokens, without a label');
  await page.getByLabel('What is it for?').fill('Staff register');
  await page.getByLabel('The team').check();
  await page.getByLabel('Last day').fill(new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10));
  await page.getByRole('button', { name: 'Make the token' }).click();
  await expect(page.getByText('acm_')).toBeVisible();
  await expectSound(page, 'tokens, one just made');
  await page.goto('/team/evidence');
  await expect(page.getByRole('link', { name: 'Make and download the pack' })).toBeVisible();
  await expectSound(page, 'evidence pack');
  await page.goto('/team/exports?state=overdue');
  await expectSound(page, 'saved exports');
  await page.getByLabel('Name', { exact: true }).fill('Staff register');
  await page.getByRole('button', { name: 'Save and choose columns' }).click();
  await expect(page.getByRole('heading', { name: 'Staff register', level: 1 })).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the whole list' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^Staff register .*\.csv$/);
  await page.getByRole('link', { name: 'Show the newest run' }).click();
  await expect(page.getByRole('button', { name: /^Accept the run of/ })).toBeVisible();
  await expectSound(page, 'a saved export with a run');
});

test('readiness rounds are sound, for who plans them and who answers', async ({ page, hire }) => {
  await signIn(page, await hire({ permissionRole: 'administrator' }));
  await page.getByRole('link', { name: 'Readiness' }).click();
  await expect(page.getByRole('heading', { name: 'Readiness', level: 1 })).toBeVisible();
  await expectSound(page, 'readiness');
  for (const title of ['After the first pilots', 'What staff see']) {
    await page.goto('/readiness');
    await page.getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expectSound(page, `result of ${title}`);
  }
  await page.goto('/readiness/new');
  await page.getByRole('button', { name: 'Open panel' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectSound(page, 'new round without a title');
  await page.locator('#panel-title').fill('Sound panel');
  await page.locator('#panel-roles').fill('Ward nurse\nIT');
  await page.getByRole('button', { name: 'Open panel' }).click();
  await expect(page.getByRole('heading', { name: 'Sound panel' })).toBeVisible();
  await expectSound(page, 'open panel');
  await page.getByRole('button', { name: 'Make the codes' }).click();
  await expect(page.getByRole('heading', { name: 'Codes, shown this once' })).toBeVisible();
  await expectSound(page, 'codes');
  const panelCode = (await page.locator('.slip__code').first().textContent()) ?? '';
  await page.goto('/readiness/new');
  await page.locator('#survey-title').fill('Sound survey');
  await page.getByRole('button', { name: 'Open staff survey' }).click();
  await expect(page.getByRole('heading', { name: 'Sound survey' })).toBeVisible();
  await expectSound(page, 'open survey');
  await page.getByRole('button', { name: 'Make slips' }).click();
  await expect(page.getByRole('heading', { name: 'Codes, shown this once' })).toBeVisible();
  const surveyCode = (await page.locator('.slip__code').first().textContent()) ?? '';
  for (const [name, code, send] of [
    ['panel', panelCode, 'Hand in'],
    ['survey', surveyCode, 'Send my answers'],
  ] as const) {
    await page.goto('/readiness/answer');
    await expectSound(page, 'code');
    await page.getByLabel('Code').fill(code);
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByRole('button', { name: send })).toBeVisible();
    await expectSound(page, `sheet of a ${name}`);
    await page.getByRole('button', { name: send }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expectSound(page, `sheet of a ${name} with gaps`);
  }
});

test('what follows after falling short is sound, for learner and manager', async ({
  page,
  hire,
  learner,
  records: { db },
}) => {
  const unit = 'Ward 15, Gastroenterology';
  const [short, stuck] = [await hire({ unit }), await hire({ unit })];
  const manager = await hire({ unit, permissionRole: 'manager' });
  const facts = await factsOf(db, privacy);
  for (const person of [short, stuck, stuck, stuck]) {
    await handInQuiz(learner(person), await answerQuiz(learner(person), facts, { wrong: () => true }), true);
  }

  await signIn(page, short);
  await expect(page.getByText('Read again before the next attempt')).toBeVisible();
  await expectSound(page, 'learning, after falling short');
  await page.goto(`/learn/${privacy}`);
  await expect(page.getByRole('link', { name: 'Read it again' })).toBeVisible();
  await expectSound(page, 'module, after falling short');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();

  await signIn(page, manager);
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();
  await page.goto(`/team/people/${stuck.id}`);
  await page.getByText('Give another attempt').click();
  await page.getByRole('button', { name: 'Give one more attempt' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectSound(page, 'person, without a reason for another attempt');
  await page.getByLabel('We talked it through').check();
  await page.getByRole('button', { name: 'Give one more attempt' }).click();
  await expect(page.getByText(/^One more attempt at .* is open$/)).toBeVisible();
  await expectSound(page, 'person, after another attempt was given');
});

test('what a manager does about people is sound, for one and for many', async ({
  page,
  hire,
  learner,
  records: { db },
}) => {
  const unit = 'Ward 17, Oncology';
  const [person] = [await hire({ unit }), await hire({ unit })];
  const manager = await hire({ unit, permissionRole: 'manager' });
  await readLessons(learner(person), await factsOf(db, privacy), 'foundation');
  await signIn(page, manager);
  await expect(page.getByRole('heading', { name: 'Your learning' })).toBeVisible();

  await page.goto(`/team/people/${person.id}`);
  await live(page);
  for (const summary of [
    'Set another due date',
    'Exempt from a course',
    'Accept what was learnt elsewhere',
    'Take back',
  ]) {
    await page.getByText(summary).click();
  }
  await expectSound(page, 'person, with the forms open');
  await page.getByRole('button', { name: 'Accept it' }).click();
  await expect(page.getByRole('alert')).toContainText('Choose a module.');
  await expectSound(page, 'person, with a form refused');
  await page
    .getByRole('link', { name: /^Correct/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: 'Take this entry back' })).toBeVisible();
  await expectSound(page, 'person, with an entry to correct');
  await page.getByLabel('Why', { exact: true }).last().selectOption('Something technical went wrong');
  await page.getByRole('button', { name: 'Take this entry back' }).click();
  await expect(page.getByText('Does not count any more', { exact: true })).toBeVisible();
  await expectSound(page, 'person, with a corrected entry');

  await page.goto('/team/people');
  await page.getByRole('checkbox', { name: person.name }).check();
  await page.getByLabel('What to do').selectOption('Set another due date');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: '1 person is chosen' })).toBeVisible();
  await expectSound(page, 'a decision about a selection');
  await page.getByRole('button', { name: 'See who would change' }).click();
  await expect(page.getByRole('alert')).toContainText('Choose a course.');
  await expectSound(page, 'a decision about a selection, without a course');
  await page.goto('/team/people');
  await page.getByLabel(/^All 3 on this list/).check();
  await page.getByLabel('What to do').selectOption('Take back a course given by mistake');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: '3 people are chosen' })).toBeVisible();
  await page.getByLabel('Course').selectOption('AI literacy foundation');
  await page.getByRole('button', { name: 'See who would change' }).click();
  await expect(page.getByRole('heading', { name: '2 of 3 would change' })).toBeVisible();
  await expectSound(page, 'dry run');
  await page.getByRole('button', { name: 'Do it for 2 people' }).click();
  await expect(page.getByText('2 people changed.')).toBeVisible();
  await expectSound(page, 'result of a bulk action');
  await page.goto('/team/actions');
  await expectSound(page, 'bulk actions');
});
