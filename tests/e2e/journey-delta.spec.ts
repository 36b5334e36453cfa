import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { listCertificates } from '#app/certification/list-certificates.server.ts';
import { answerQuiz, handInQuiz, modulesToLearn, readLessons } from '#app/operator/demo/learner.server.ts';
import { loadContentFolder } from '#app/operator/load-content-folder.server.ts';
import { openRuntime } from '#app/platform/open-runtime.server.ts';
import { openInstallation } from './support/installation.ts';
import { closeLesson, lessonsOf, privacy } from './support/lessons.ts';
import { bringAxe, expectSound } from './support/look.ts';
import { hire } from './support/people.ts';
import { passQuiz } from './support/quizzes.ts';
import { expect, signIn, test } from './support/test.ts';

const before = 'Three or four together may fit only one.';
const after = 'Two or three together may fit only one.';

/** The project's content with a sentence and a question of the privacy module changed, as an operator would. */
async function changedContent(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'acumen-delta-'));
  await cp('content', folder, { recursive: true });
  const change = async (name: string, how: (text: string) => string) => {
    const file = path.join(folder, 'modules', privacy, name);
    const text = await readFile(file, 'utf8');
    expect(how(text), `${name} is changed`).not.toBe(text);
    await writeFile(file, how(text));
  };
  await change('01-what-identifies.mdx', (text) => text.replace(before, after));
  await change('questions.yaml', (text) =>
    text.replace('Once the patient’s name is removed', 'Once a name is removed'),
  );
  const edition = ['number: 2', 'kind: material', 'redo: [m3-what-identifies, m3-q2]', 'reason: "New guidance."'];
  await change('module.yaml', (text) => `${text}edition:\n${edition.map((line) => `  ${line}\n`).join('')}`);
  return folder;
}

test('a holder reads what changed, answers what changed, and holds a certificate that replaces the old one', async ({
  browser,
}) => {
  // A new version concerns everybody in its database: this test has one of its own.
  const installation = await openInstallation();
  const { databaseUrl, url } = installation;
  const records = await openRuntime({ DATABASE_URL: databaseUrl, ORIGIN: url });
  const { db, deps } = records;
  const folder = await changedContent();
  const page = await browser.newPage({ baseURL: url });
  await bringAxe(page.context());
  try {
    const person = await hire(db, deps, { name: 'Maud Ferreira' });
    const learner = { db, deps, personId: person.id, pace: { pass: () => undefined } };
    for (const { facts, track } of await modulesToLearn(learner)) {
      await readLessons(learner, facts, track);
      await handInQuiz(learner, await answerQuiz(learner, facts), false);
    }
    const [held] = await listCertificates(db, person.id);
    expect(held?.superseded).toBe(false);

    await test.step('the version is published, and the server brings it to its holders', async () => {
      await loadContentFolder(records, folder, () => undefined);
      const isDue = async () => (await listCycles(db, person.id)).some((each) => each.kind === 'delta');
      await expect.poll(isDue, { timeout: 60_000 }).toBe(true);
    });

    await test.step('the learner sees what changed in the lesson', async () => {
      await signIn(page, person);
      await expect(page.getByText('This has changed since you learnt it.')).toBeVisible();
      await page.getByRole('link', { name: 'Open the lesson' }).click();
      await expect(page.getByText('This lesson has changed since you read it')).toBeVisible();
      const changes = page.locator('.changes');
      await expect(changes.locator('del')).toHaveText(['Removed: Three', 'Removed: four']);
      await expect(changes.locator('ins')).toHaveText(['Added: Two', 'Added: three']);
      await expectSound(page, 'a lesson that has changed');
      const [lesson] = await lessonsOf(db, privacy, 'foundation');
      if (!lesson) throw new Error('no lesson');
      await closeLesson(page, lesson);
    });

    await test.step('the quiz asks the changed question alone', async () => {
      await expect(page.getByText('One question, only on what has changed since you learnt it.')).toBeVisible();
      await passQuiz(page, db, person);
    });

    await test.step('a stranger with the old number is led to the new one', async () => {
      const [renewed] = await listCertificates(db, person.id);
      expect(renewed?.expiresOn).toBe(held?.expiresOn);
      const stranger = await browser.newPage({ baseURL: url });
      await stranger.goto(`/verify/${held?.serial}`);
      await expect(stranger.getByRole('heading', { name: 'Replaced' })).toBeVisible();
      await expect(stranger.getByText('Maud Ferreira')).toHaveCount(0);
      await stranger.getByRole('link', { name: 'Check the certificate that replaced it' }).click();
      await expect(stranger).toHaveURL(`/verify/${renewed?.serial}`);
      await expect(stranger.getByRole('heading', { name: 'Valid today' })).toBeVisible();
      await expect(stranger.getByText('Then version 2')).toBeVisible();
      await stranger.close();
    });
  } finally {
    await page.close();
    await records.close();
    await installation.remove();
    await rm(folder, { recursive: true, force: true });
  }
});
