import { expect, test } from 'vitest';
import { getSheet } from '#app/assessment/get-sheet.server.ts';
import { listEvents } from '#app/events/list-events.server.ts';
import {
  answerSheet,
  makeLearner,
  makeRule,
  newKey,
  publishSample,
  publishSampleCurriculum,
} from '#tests/factories/record.ts';
import { eachEngine, type TestEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { advanceQuiz, type QuizStep } from './advance-quiz.server.ts';
import { saveQuizAnswer } from './save-quiz-answer.server.ts';

async function begin(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  await publishSample(db, deps, 'one');
  await makeRule(db, deps, await publishSampleCurriculum(db, deps, 'course', [{ module: 'one', track: 'full' }]));
  const personId = await makeLearner(db, deps);
  const post = (step: QuizStep, form = new FormData(), person = personId) =>
    advanceQuiz(db, deps, { personId: person, moduleSlug: 'one', form, step });
  await post({ intent: 'start', key: newKey() });
  const { id: attempt } = await db.selectFrom('attempts').select('id').executeTakeFirstOrThrow();
  const items = async () => {
    const sheet = await getSheet(db, personId, attempt);
    return sheet?.attempt.status === 'open' ? sheet.items : (sheet?.reteach.map(({ parallel }) => parallel) ?? []);
  };
  const at = async (type: string) => (await items()).find((item) => item.question.type === type)?.position ?? -1;
  const answers = async () => Object.fromEntries((await items()).map((item) => [item.question.type, item.answer]));
  return { db, deps, personId, attempt, post, items, at, answers };
}

function formOf(...fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

eachEngine((engine) => {
  test('an answer is kept and leads on; an empty form takes it back; what cannot be read changes nothing', async () => {
    const { post, at, answers, attempt } = await begin(engine);
    const position = await at('numeric');
    const save = (value: string, go: number | 'check' = 3) =>
      post({ intent: 'save', attempt, position, go }, formOf([`q${position}`, value]));
    expect(await save('29.6')).toEqual({ kind: 'go', to: '/learn/one/quiz?q=3' });
    expect(await save('30', 'check')).toEqual({ kind: 'go', to: '/learn/one/quiz?q=check' });
    expect(await save('about thirty')).toMatchObject({ kind: 'held', wrong: { [position]: expect.any(String) } });
    expect((await answers()).numeric).toBe('30');
    expect(await save('')).toEqual({ kind: 'go', to: '/learn/one/quiz?q=3' });
    expect((await answers()).numeric).toBeNull();
  });

  test('a field that is doubled, foreign or made up is no answer', async () => {
    const { post, at, answers, attempt } = await begin(engine);
    const position = await at('scenario');
    const fields: [string, string][][] = [
      [
        [`q${position}`, 'a'],
        [`q${position}`, 'b'],
      ],
      [[`q${position}`, 'no-such-option']],
      [[`q${position}`, '__proto__']],
    ];
    for (const each of fields) {
      const result = await post({ intent: 'save', attempt, position, go: 'check' }, formOf(...each));
      expect([result.kind, (await answers()).scenario]).toEqual(['held', null]);
    }
  });

  test('all questions are saved at once; the readable ones also where one is not', async () => {
    const { post, at, answers, attempt } = await begin(engine);
    const [numeric, scenario] = [await at('numeric'), await at('scenario')];
    const form = formOf([`q${numeric}`, 'many'], [`q${scenario}`, 'b']);
    const refused = await post({ intent: 'save-all', attempt }, form);
    expect(refused).toMatchObject({ kind: 'held', wrong: { [numeric]: expect.any(String) } });
    expect(await answers()).toMatchObject({ numeric: null, scenario: 'b' });
    const whole = formOf([`q${numeric}`, '29.6'], [`q${scenario}`, 'b']);
    expect(await post({ intent: 'save-all', attempt }, whole)).toEqual({ kind: 'go', to: '/learn/one/quiz?q=check' });
  });

  test('handing in goes through the re-teaching, and a doubled form answers as the first', async () => {
    const { db, deps, personId, attempt, post, items } = await begin(engine);
    await answerSheet(db, deps, personId, attempt, ['safe', 'safe-b']);
    const key = newKey();
    for (let time = 0; time < 2; time += 1) {
      expect(await post({ intent: 'submit', attempt, key })).toEqual({ kind: 'go', to: '/learn/one/quiz' });
    }
    await expect(post({ intent: 'submit', attempt, key: newKey() })).rejects.toMatchObject({ code: 'stale' });
    const [parallel] = await items();
    const position = parallel?.position ?? -1;
    const right = parallel?.question.type === 'single' ? ['c'] : ['a', 'd', 'e'];
    const form = formOf(...right.map((option): [string, string] => [`q${position}`, option]));
    const finish = { intent: 'finish' as const, attempt, key: newKey() };
    for (let time = 0; time < 2; time += 1) {
      expect(await post(finish, form)).toEqual({ kind: 'go', to: `/learn/one/quiz?attempt=${attempt}` });
    }
    const { passed } = await db.selectFrom('attempts').select('passed').executeTakeFirstOrThrow();
    expect(passed).toBe(1);
    const verbs = (await listEvents(db, personId)).map((event) => event.verb);
    expect(verbs.filter((verb) => verb.startsWith('attempt.'))).toEqual(['attempt.started', 'attempt.submitted']);
  });

  test('the form of another state of the sheet neither takes answers back nor closes it', async () => {
    const { db, deps, personId, attempt, post, items } = await begin(engine);
    await answerSheet(db, deps, personId, attempt, ['safe', 'safe-b']);
    const early = post({ intent: 'finish', attempt, key: newKey() });
    await expect(early).rejects.toMatchObject({ code: 'stale' });
    expect((await items()).every((item) => item.answer !== null)).toBe(true);
    await post({ intent: 'submit', attempt, key: newKey() });
    await answerSheet(db, deps, personId, attempt, []);
    expect(await post({ intent: 'save-all', attempt })).toEqual({ kind: 'go', to: '/learn/one/quiz?q=check' });
    expect((await items()).every((item) => item.answer !== null)).toBe(true);
  });

  test('what cannot be read holds the re-teaching open', async () => {
    const { db, deps, personId, attempt, post, items } = await begin(engine);
    await answerSheet(db, deps, personId, attempt, ['safe', 'safe-b']);
    await post({ intent: 'submit', attempt, key: newKey() });
    const position = (await items())[0]?.position ?? -1;
    const form = formOf([`q${position}`, 'no-such-option']);
    expect((await post({ intent: 'finish', attempt, key: newKey() }, form)).kind).toBe('held');
    expect((await getSheet(db, personId, attempt))?.attempt.status).toBe('reteach');
  });

  test('another person’s sheet is not there, and a closed one stands', async () => {
    const { db, deps, personId, attempt, post } = await begin(engine);
    const other = await makeLearner(db, deps);
    const key = newKey();
    const steps: QuizStep[] = [
      { intent: 'save', attempt, position: 0, go: 1 },
      { intent: 'save-all', attempt },
      { intent: 'submit', attempt, key },
      { intent: 'finish', attempt, key },
    ];
    for (const step of steps) await expect(post(step, formOf(), other)).rejects.toMatchObject({ code: 'not-found' });
    const astray = saveQuizAnswer(db, deps, { personId, attempt, position: 0, moduleSlug: 'two', form: formOf() });
    await expect(astray).rejects.toMatchObject({ code: 'not-found' });
    await answerSheet(db, deps, personId, attempt);
    await post({ intent: 'submit', attempt, key: newKey() });
    const late = saveQuizAnswer(db, deps, { personId, attempt, position: 0, form: formOf() });
    await expect(late).rejects.toMatchObject({ code: 'closed' });
    await expect(post({ intent: 'submit', attempt, key: newKey() })).rejects.toMatchObject({ code: 'closed' });
  });
});
