import { answerQuiz, handInQuiz, readLessons } from '#app/operator/demo/learner.server.ts';
import { factsOf, privacy } from './support/lessons.ts';
import { bringAxe, expectSound } from './support/look.ts';
import { expect, live, signIn, test } from './support/test.ts';

test.setTimeout(120_000);
test.beforeEach(({ context }) => bringAxe(context));

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
  await page.goto(`/admin/people/${manager.id}`);
  await page.getByRole('button', { name: 'Make a code to hand over' }).click();
  await expect(page.getByRole('heading', { name: 'Choose your password for Acumen' })).toBeVisible();
  await expectSound(page, 'a code to sign in');
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
