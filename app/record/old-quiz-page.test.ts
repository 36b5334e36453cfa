import { expect, test } from 'vitest';
import { getSheet } from '#app/assessment/get-sheet.server.ts';
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
import { advanceQuiz, type QuizAdvanced, type QuizStep } from './advance-quiz.server.ts';
import { startQuiz } from './start-quiz.server.ts';

/** A sheet that a ward computer shows, and a telephone on which it is answered. */
async function begin(engine: TestEngine) {
  const [db, deps] = [await engine.database(), testDeps()];
  const modules = ['one', 'two'].map((module) => ({ module, track: 'full' as const }));
  for (const { module } of modules) await publishSample(db, deps, module);
  await makeRule(db, deps, await publishSampleCurriculum(db, deps, 'course', modules));
  const personId = await makeLearner(db, deps);
  const { attemptId: attempt } = await startQuiz(db, deps, { personId, key: newKey(), moduleId: 'one' });
  const items = async () => {
    const sheet = await getSheet(db, personId, attempt);
    return sheet?.attempt.status === 'open' ? sheet.items : (sheet?.reteach.map(({ parallel }) => parallel) ?? []);
  };
  const answers = async () => (await items()).map((item) => item.answer);
  /** The hidden fields of a page that is drawn now. */
  const drawn = async () =>
    (await items()).map(({ position, sequence }): [string, string] => [`s${position}`, String(sequence)]);
  const post = (step: QuizStep, fields: [string, string][], moduleSlug = 'one') => {
    const form = new FormData();
    for (const [name, value] of fields) form.append(name, value);
    return advanceQuiz(db, deps, { personId, moduleSlug, form, step });
  };
  const onPhone = async (wrong: string[] = []) => {
    deps.clock.advance({ minutes: 4 });
    await answerSheet(db, deps, personId, attempt, wrong);
  };
  return { db, deps, personId, attempt, items, answers, drawn, post, onPhone };
}

const elsewhereIn = (advanced: QuizAdvanced) => (advanced.kind === 'held' ? advanced.elsewhere : {});

eachEngine((engine) => {
  test('"check" on a page that was drawn before the answers were given elsewhere takes none of them back', async () => {
    const { attempt, items, answers, drawn, post, onPhone } = await begin(engine);
    const page = await drawn();
    await onPhone();
    const given = await answers();
    const held = await post({ intent: 'save-all', attempt }, page);
    expect(held).toMatchObject({ kind: 'held', wrong: {}, saved: {} });
    expect(elsewhereIn(held)).toEqual(
      Object.fromEntries(
        (await items()).map(({ position, answer, sequence }) => [
          position,
          { answer, sequence, time: '10:04', choice: false },
        ]),
      ),
    );
    expect(await answers()).toEqual(given);
    expect(elsewhereIn(await post({ intent: 'save-all', attempt }, page))).toEqual(elsewhereIn(held));
  });

  test('who gave nothing on the old page sees the answers and goes on with them, or gives another', async () => {
    const { attempt, items, answers, drawn, post, onPhone } = await begin(engine);
    const page = await drawn();
    await onPhone();
    const given = await answers();
    const seen = (await items()).map((item): [string, string] => [`k${item.position}`, `blank-${item.sequence}`]);
    const on = { kind: 'go', to: '/learn/one/quiz?q=check' };
    expect(await post({ intent: 'save-all', attempt }, [...page, ...seen])).toEqual(on);
    expect(await answers()).toEqual(given);
    const numeric = (await items()).findIndex((item) => item.question.type === 'numeric');
    expect(await post({ intent: 'save-all', attempt }, [...page, ...seen, [`q${numeric}`, '12']])).toEqual(on);
    expect(await answers()).toEqual(given.with(numeric, '12'));
  });

  test('the learner chooses: one answer is kept, another is replaced', async () => {
    const { attempt, items, answers, drawn, post, onPhone } = await begin(engine);
    const page = await drawn();
    await onPhone();
    const at = async (type: string) => (await items()).find((item) => item.question.type === type);
    const [numeric, scenario] = [await at('numeric'), await at('scenario')];
    const keep = (await items()).map(({ position }): [string, string] => [`k${position}`, 'keep']);
    const choices = keep.filter(([name]) => name !== `k${numeric?.position}`);
    const typed: [string, string][] = [
      [`q${numeric?.position}`, '12'],
      [`q${scenario?.position}`, 'a'],
    ];
    const undecided = await post({ intent: 'save-all', attempt }, [...page, ...typed, ...choices]);
    expect(Object.keys(elsewhereIn(undecided))).toHaveLength(5);
    const over: [string, string] = [`k${numeric?.position}`, String(numeric?.sequence)];
    const decided = await post({ intent: 'save-all', attempt }, [...page, ...typed, ...choices, over]);
    expect(decided).toEqual({ kind: 'go', to: '/learn/one/quiz?q=check' });
    expect((await at('numeric'))?.answer).toBe('12');
    expect((await at('scenario'))?.answer).toEqual(scenario?.answer);
    expect((await answers()).includes(null)).toBe(false);
  });

  test('a choice does not reach over an answer that came after it was offered', async () => {
    const { db, attempt, items, drawn, post, onPhone } = await begin(engine);
    const page = await drawn();
    await onPhone();
    const item = (await items()).find((each) => each.question.type === 'numeric');
    const position = item?.position ?? -1;
    await db.updateTable('responses').set({ answer: '"7"', sequence: 9 }).where('position', '=', position).execute();
    const fields = [...page, [`q${position}`, '12'], [`k${position}`, String(item?.sequence)]] as [string, string][];
    const held = await post({ intent: 'save', attempt, position, go: 'check' }, fields);
    expect(elsewhereIn(held)).toMatchObject({ [position]: { answer: '7', sequence: 9 } });
  });

  test('"next" on an old question is held, and a form whose answers are the stored ones goes on', async () => {
    const { attempt, items, drawn, post, onPhone } = await begin(engine);
    const page = await drawn();
    await onPhone();
    const { position = -1, answer } = (await items()).find((item) => item.question.type === 'scenario') ?? {};
    const save = (value: string) =>
      post({ intent: 'save', attempt, position, go: 1 }, [...page, [`q${position}`, value]]);
    expect(elsewhereIn(await save('a'))).toMatchObject({ [position]: { answer } });
    expect(await save(String(answer))).toEqual({ kind: 'go', to: '/learn/one/quiz?q=1' });
  });

  test('the re-teaching is not handed in over a newer answer', async () => {
    const { db, personId, attempt, items, answers, drawn, post, onPhone } = await begin(engine);
    await onPhone(['safe', 'safe-b']);
    await post({ intent: 'submit', attempt, key: newKey() }, []);
    const page = await drawn();
    await onPhone();
    const given = await answers();
    const finish = { intent: 'finish' as const, attempt, key: newKey() };
    const held = await post(finish, page);
    expect(Object.keys(elsewhereIn(held))).toEqual((await items()).map((item) => String(item.position)));
    expect(await answers()).toEqual(given);
    expect((await getSheet(db, personId, attempt))?.attempt.status).toBe('reteach');
    const keep = (await items()).map(({ position }): [string, string] => [`k${position}`, 'keep']);
    expect(await post(finish, [...page, ...keep])).toEqual({ kind: 'go', to: `/learn/one/quiz?attempt=${attempt}` });
    const { passed } = await db.selectFrom('attempts').select('passed').executeTakeFirstOrThrow();
    expect(passed).toBe(1);
  });

  test('an answer is taken back by the page that showed it', async () => {
    const { attempt, answers, drawn, post, onPhone } = await begin(engine);
    await onPhone();
    const advanced = await post({ intent: 'save-all', attempt }, await drawn());
    expect(advanced).toEqual({ kind: 'go', to: '/learn/one/quiz?q=check' });
    expect(new Set(await answers())).toEqual(new Set([null]));
  });

  test('a sequence that is none is refused, and nothing is written', async () => {
    const { attempt, answers, post, onPhone } = await begin(engine);
    await onPhone();
    const given = await answers();
    for (const sequence of ['-1', '1.5', 'x', '9'.repeat(17), '9007199254740991', '1e3', 'blank-1']) {
      const step = { intent: 'save' as const, attempt, position: 0, go: 1 };
      await expect(post(step, [['s0', sequence]])).rejects.toMatchObject({ code: 'malformed' });
    }
    expect(await answers()).toEqual(given);
  });

  test('an attempt is found under its own module alone, and an unknown module is no page', async () => {
    const { attempt, answers, post, onPhone } = await begin(engine);
    await onPhone();
    const given = await answers();
    const steps: QuizStep[] = [
      { intent: 'save', attempt, position: 0, go: 1 },
      { intent: 'save-all', attempt },
      { intent: 'submit', attempt, key: newKey() },
      { intent: 'finish', attempt, key: newKey() },
    ];
    for (const step of steps) {
      for (const slug of ['two', 'nothing', '王', '']) {
        await expect(post(step, [], slug), `${step.intent} at ${slug}`).rejects.toMatchObject({ code: 'not-found' });
      }
    }
    expect(await answers()).toEqual(given);
  });
});
