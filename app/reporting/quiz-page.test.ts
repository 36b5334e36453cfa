import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { Refusal } from '#app/platform/refusal.ts';
import { advanceQuiz } from '#app/record/advance-quiz.server.ts';
import { startQuiz } from '#app/record/start-quiz.server.ts';
import { submitQuiz } from '#app/record/submit-quiz.server.ts';
import type { Schema } from '#db/schema.ts';
import { makePerson } from '#tests/factories/people.ts';
import {
  answerSheet,
  learnAll,
  makeLearner,
  makeRule,
  newKey,
  publishSample,
  publishSampleCurriculum,
  takeQuiz,
} from '#tests/factories/record.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { type TestDeps, testDeps } from '#tests/setup/deps.ts';
import { getLearnPage } from './get-learn-page.server.ts';
import { getModulePage } from './get-module-page.server.ts';
import { getQuizPage } from './get-quiz-page.server.ts';

const secrets = new Set(['key', 'feedback', 'reteach', 'tolerance', 'group', 'right', 'seed', 'hash', 'outcome']);

/** Names of members at any depth that would give an answer away. `right` is also the right column of a matching question. */
function secretsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    ...(secrets.has(name) && !(name === 'right' && Array.isArray(member)) ? [name] : []),
    ...secretsIn(member),
  ]);
}

async function begin(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  const facts = await publishSample(db, deps, 'one');
  await makeRule(db, deps, await publishSampleCurriculum(db, deps, 'course', [{ module: 'one', track: 'full' }]));
  return { db, deps, facts, personId: await makeLearner(db, deps) };
}

async function pageOf(db: Kysely<Schema>, deps: TestDeps, personId: string, attemptId: string | null = null) {
  const page = await getQuizPage(db, deps, { personId, moduleSlug: 'one', language: 'en', attemptId });
  if ('movedTo' in page) throw new Error('moved');
  return page;
}

eachEngine((engine) => {
  test('before an attempt the page says how many questions there are, and shows none', async () => {
    const { db, deps, personId } = await begin(engine);
    const page = await pageOf(db, deps, personId);
    expect(page).toMatchObject({
      phase: 'start',
      track: 'full',
      questions: 5,
      critical: 2,
      attemptsLeft: 3,
      passedOn: null,
      lessonsLeft: 3,
      earlier: [],
    });
    expect(JSON.stringify(page)).not.toContain('Which one holds?');
    const { id } = await makePerson(db);
    expect(await pageOf(db, deps, id)).toMatchObject({ phase: 'closed-door', door: { kind: 'not-offered' } });
  });

  test('an open sheet holds no key, no reason and no reminder, saved answers included', async () => {
    const { db, deps, personId } = await begin(engine);
    const { attemptId } = await startQuiz(db, deps, { personId, key: newKey(), moduleId: 'one' });
    await answerSheet(db, deps, personId, attemptId, ['safe', 'safe-b']);
    const page = await pageOf(db, deps, personId);
    expect(page).toMatchObject({ phase: 'open', attemptId, personId, teach: [] });
    expect(page.phase === 'open' && page.items.map((item) => [item.savedTime, item.sequence])).toEqual(
      Array.from({ length: 5 }, () => ['10:00', 1]),
    );
    expect(secretsIn(page)).toEqual([]);
    expect(JSON.stringify(page)).not.toMatch(/Once more|because|is so/);
  });

  test('the re-teaching shows the reminder and another question, still without its key', async () => {
    const { db, deps, personId } = await begin(engine);
    const { attemptId } = await startQuiz(db, deps, { personId, key: newKey(), moduleId: 'one' });
    await answerSheet(db, deps, personId, attemptId, ['safe', 'safe-b']);
    await submitQuiz(db, deps, { personId, key: newKey(), attemptId, expect: 'open' });
    const page = await pageOf(db, deps, personId);
    expect(page).toMatchObject({ phase: 'reteach', items: [{ position: 5, answer: null, savedTime: null }] });
    expect(page.phase === 'reteach' && page.teach).toEqual([{ position: 5, reteach: 'Once more.' }]);
    expect(secretsIn(page)).toEqual(['reteach']);
    await expect(pageOf(db, deps, personId, attemptId)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a result has every key and reason, for its owner alone', async () => {
    const { db, deps, facts, personId } = await begin(engine);
    await learnAll(db, deps, { personId, facts }, 'full');
    const fell = await takeQuiz(db, deps, personId, 'one', ['stop', 'count']);
    const short = await pageOf(db, deps, personId, fell.attemptId);
    expect(short).toMatchObject({
      phase: 'result',
      passed: false,
      missedCritical: 1,
      attemptsLeft: 2,
      readAgain: [{ id: 'one-c' }],
      readAgainAll: false,
      certificates: [],
    });
    const everything = await takeQuiz(db, deps, personId, 'one', ['yes', 'pick', 'stop']);
    expect(await pageOf(db, deps, personId, everything.attemptId)).toMatchObject({
      readAgain: [{ id: 'one-a' }, { id: 'one-b' }, { id: 'one-c' }],
      readAgainAll: true,
    });
    expect(new Set(secretsIn(short))).toContain('feedback');
    const other = await makeLearner(db, deps);
    const asked = [fell.attemptId, 'nothing'].map((id) => pageOf(db, deps, other, id).catch((error: Refusal) => error));
    const [foreign, unknown] = await Promise.all(asked);
    expect(foreign).toBeInstanceOf(Refusal);
    expect(foreign).toEqual(unknown);

    deps.clock.advance({ days: 1 });
    const passed = await takeQuiz(db, deps, personId, 'one');
    const page = await pageOf(db, deps, personId, passed.attemptId);
    expect(page).toMatchObject({ phase: 'result', passed: true, on: '2026-03-03', readAgain: [], attemptsLeft: 0 });
    expect(page.phase === 'result' && page.certificates).toEqual([
      { serial: passed.certificates[0], title: 'Curriculum course' },
    ]);
    expect(await pageOf(db, deps, personId, fell.attemptId)).toMatchObject({ certificates: [] });
    expect(await pageOf(db, deps, personId)).toMatchObject({ phase: 'result', attemptId: passed.attemptId });
  });

  test('after three attempts the door is closed, with the earlier ones behind it', async () => {
    const { db, deps, personId } = await begin(engine);
    for (let attempt = 0; attempt < 3; attempt += 1) await takeQuiz(db, deps, personId, 'one', ['stop']);
    const page = await pageOf(db, deps, personId);
    expect(page).toMatchObject({ phase: 'closed-door', door: { kind: 'talk' } });
    expect('earlier' in page && page.earlier.map((attempt) => attempt.passed)).toEqual([false, false, false]);
  });

  test('a quiz that waits for a talk leaves no minutes', async () => {
    const { db, deps, facts, personId } = await begin(engine);
    await learnAll(db, deps, { personId, facts }, 'full');
    const left = async () => [
      (await getLearnPage(db, deps, personId)).courses[0]?.modules[0]?.minutesLeft,
      await getModulePage(db, deps, personId, 'one').then((page) => 'minutesLeft' in page && page.minutesLeft),
    ];
    expect(await left()).not.toContain(0);
    for (let attempt = 0; attempt < 3; attempt += 1) await takeQuiz(db, deps, personId, 'one', ['stop']);
    expect(await left()).toEqual([0, 0]);
  });

  test('a pass leaves the quiz open for more points while its course is open', async () => {
    const { db, deps, personId } = await begin(engine);
    const passed = await takeQuiz(db, deps, personId, 'one');
    expect(await pageOf(db, deps, personId)).toMatchObject({ phase: 'start', passedOn: '2026-03-02', attemptsLeft: 2 });
    for (let attempt = 0; attempt < 2; attempt += 1) await takeQuiz(db, deps, personId, 'one', ['stop']);
    expect(await pageOf(db, deps, personId)).toMatchObject({ phase: 'result', attemptId: passed.attemptId });
  });

  test('an unknown module has no quiz', async () => {
    const { db, deps, personId } = await begin(engine);
    const none = getQuizPage(db, deps, { personId, moduleSlug: 'none', language: 'en', attemptId: null });
    await expect(none).rejects.toMatchObject({ code: 'not-found' });
    const step = { intent: 'start' as const, key: newKey() };
    const start = advanceQuiz(db, deps, { personId, moduleSlug: 'none', form: new FormData(), step });
    await expect(start).rejects.toMatchObject({ code: 'not-found' });
  });

  test('an address that the module had before leads on, and a form that goes to it too', async () => {
    const { db, deps, personId } = await begin(engine);
    await db.insertInto('slug_history').values({ slug: 'first', module_id: 'one' }).execute();
    const moved = await getQuizPage(db, deps, { personId, moduleSlug: 'first', language: 'en', attemptId: null });
    expect(moved).toEqual({ movedTo: '/learn/one/quiz' });
    const step = { intent: 'start' as const, key: newKey() };
    const started = await advanceQuiz(db, deps, { personId, moduleSlug: 'first', form: new FormData(), step });
    expect(started).toEqual({ kind: 'go', to: '/learn/one/quiz' });
  });
});
