import { describe, expect, test } from 'vitest';
import type { Track } from '#app/questions/question.ts';
import { factsOfAll, HistoryMaker, hashOfQuestion, makeFacts } from '#tests/factories/record-facts.ts';
import { evidenceFor } from './evidence.ts';
import { progressOf } from './fold-progress.ts';
import { lessonDone } from './lesson-done.ts';
import type { Need } from './need.ts';
import { type LearningState, replayLearning } from './replay-learning.ts';

const v1 = makeFacts(1);
/** Minor: nothing is asked again. */
const v2 = makeFacts(2);
/** Material: lesson a with its check, and question q2. */
const v3 = makeFacts(3, { a: 3, a1: 3, q2: 3 });
/** Material: lesson b alone. */
const v4 = makeFacts(4, { a: 3, a1: 3, q2: 3, b: 4 });
const factsOf = factsOfAll(v1, v2, v3, v4);

const replay = (history: HistoryMaker): LearningState => replayLearning(history.events, factsOf).state;
const doneIn = (history: HistoryMaker, facts = v1, track: Track = 'full') => {
  const progress = progressOf(history.events, factsOf);
  return facts.lessons.filter((lesson) => lessonDone(progress, lesson, facts, track)).map((lesson) => lesson.id);
};

describe('lesson done', () => {
  test('needs the reading and every required block of the track', () => {
    const history = new HistoryMaker();
    history.read('a');
    expect(doneIn(history)).toEqual([]);
    history.block('a1');
    expect(doneIn(history)).toEqual(['a']);
  });

  test('needs a graded block to be passed, and a later failure takes nothing away', () => {
    const history = new HistoryMaker();
    history.read('c');
    history.block('c1', 1, false);
    expect(doneIn(history)).toEqual([]);
    history.block('c1', 1, true);
    history.block('c1', 1, false);
    expect(doneIn(history)).toEqual(['c']);
  });

  test('a minor edition touches no tick, a material one re-opens exactly what changed', () => {
    const history = new HistoryMaker();
    history.learn(v1, 'full');
    expect(doneIn(history, v2)).toEqual(['a', 'b', 'c']);
    expect(doneIn(history, v3)).toEqual(['b', 'c']);
    expect(doneIn(history, v4)).toEqual(['c']);
    history.block('a1', 3);
    history.read('a', 3);
    expect(doneIn(history, v4)).toEqual(['a', 'c']);
    expect(doneIn(history, v1)).toEqual(['a', 'b', 'c']);
  });

  test('what was added without redo is asked of newcomers', () => {
    const added = makeFacts(2, { b: 0, b1: 0 });
    const history = new HistoryMaker();
    expect(doneIn(history, added)).toEqual([]);
    history.read('b', 2);
    history.block('b1', 2);
    expect(doneIn(history, added)).toEqual(['b']);
  });

  test('a pre-test credits lessons and their checks, never a graded block', () => {
    const history = new HistoryMaker();
    history.attempt(v1, 'full', { scope: 'pretest' });
    expect(doneIn(history)).toEqual(['a', 'b']);
    history.block('c1');
    expect(doneIn(history)).toEqual(['a', 'b', 'c']);
    expect(doneIn(history, v3)).toEqual(['b', 'c']);
  });

  test('a pre-test below its mark, or with a critical error, credits nothing', () => {
    const short = new HistoryMaker();
    short.attempt(v1, 'full', { scope: 'pretest', points: { q2: 60 } });
    expect(doneIn(short)).toEqual([]);
    const unsafe = new HistoryMaker();
    unsafe.attempt(v1, 'full', { scope: 'pretest', points: { q1: 90 } });
    expect(doneIn(unsafe)).toEqual([]);
  });
});

describe('a correction', () => {
  test('a voided act is skipped and the history folded again', () => {
    const history = new HistoryMaker();
    history.learn(v1, 'foundation');
    history.attempt(v1, 'foundation');
    expect(replay(history).completions).toHaveLength(1);
    const read = history.events.find((event) => event.verb === 'lesson.read');
    history.add('act.voided', { seq: read?.seq ?? 0, why: 'mistake' });
    expect(doneIn(history)).toEqual(['b']);
    expect(replay(history).completions).toEqual([]);
    history.read('a');
    expect(replay(history).completions).toMatchObject([{ track: 'foundation', seq: history.events.length }]);
  });

  test('the steps still show what was known before the void', () => {
    const history = new HistoryMaker();
    history.read('a');
    history.add('act.voided', { seq: 1, why: 'mistake' });
    const { steps } = replayLearning(history.events, factsOf);
    expect(steps.map((step) => step.progress.lessons.size)).toEqual([1, 0]);
  });

  test('a re-mark raises a result, and never lowers one', () => {
    const history = new HistoryMaker();
    history.learn(v1, 'full');
    const attempt = history.attempt(v1, 'full', { points: { q1: 0 } });
    const mark = (points: number) =>
      history.add('attempt.remarked', { attempt, question: hashOfQuestion('q1'), points, why: 'wrong-key' });
    mark(50);
    expect(replay(history).completions.filter((each) => each.track === 'full')).toEqual([]);
    mark(100);
    mark(0);
    expect(replay(history).completions.at(-1)).toMatchObject({ track: 'full', points: 300, max: 300, attempt });
    const { submitted } = progressOf(history.events, factsOf).attempts.get(attempt) ?? {};
    expect(submitted).toMatchObject({ points: 300 });
  });
});

describe('completions', () => {
  test('a full attempt completes both tracks, foundation by its own questions', () => {
    const history = new HistoryMaker();
    history.learn(v1, 'full');
    const attempt = history.attempt(v1, 'full', { points: { q2: 50 } });
    expect(replay(history).completions).toMatchObject([
      { track: 'foundation', version: 1, how: 'taught', minutes: 12, points: 150, max: 200, attempt },
      { track: 'full', version: 1, how: 'taught', minutes: 18, points: 250, max: 300, attempt },
    ]);
  });

  test('a worse score adds nothing, a better one and a newer version do', () => {
    const history = new HistoryMaker();
    history.learn(v1, 'foundation');
    history.attempt(v1, 'foundation', { points: { q2: 50 } });
    history.attempt(v1, 'foundation', { points: { q2: 40 } });
    history.attempt(v1, 'foundation');
    history.attempt(v2, 'foundation', { points: { q2: 10 } });
    const rows = replay(history).completions.map(({ version, points }) => [version, points]);
    expect(rows).toEqual([
      [1, 150],
      [1, 200],
      [2, 200],
    ]);
  });

  test('accepted prior learning completes without points, and taught points replace none', () => {
    const history = new HistoryMaker();
    const evidenceHash = '0'.repeat(64);
    const prior = { cycle: 'c', module: 'one', track: 'foundation' as const, version: 1, evidenceHash, why: 'x' };
    history.add('prior.accepted', prior);
    history.add('prior.accepted', prior);
    expect(replay(history).completions).toMatchObject([{ how: 'prior', points: 0, max: 0, minutes: 0 }]);
    history.learn(v1, 'foundation');
    history.attempt(v1, 'foundation');
    expect(replay(history).completions.at(-1)).toMatchObject({ how: 'taught', points: 200 });
  });
});

describe('evidence for a need', () => {
  const need = (change: Partial<Need> = {}): Need => ({
    module: 'one',
    track: 'full',
    version: 1,
    base: null,
    scope: 'whole',
    countsFromSeq: 0,
    ...change,
  });
  const evidence = (history: HistoryMaker, change: Partial<Need> = {}) =>
    evidenceFor(progressOf(history.events, factsOf), need(change), factsOf);

  test('a full pass needs 80 % and every critical question', () => {
    for (const [points, good] of [
      [{}, true],
      [{ q2: 40 }, true],
      [{ q2: 39 }, false],
      [{ q3: 99 }, false],
    ] as const) {
      const history = new HistoryMaker();
      history.learn(v1, 'full');
      history.attempt(v1, 'full', { points });
      expect(evidence(history) !== null, JSON.stringify(points)).toBe(good);
    }
  });

  test('foundation needs no critical error, and neither track is met by the shallower attempt', () => {
    const history = new HistoryMaker();
    history.learn(v1, 'full');
    history.attempt(v1, 'foundation', { points: { q2: 0 } });
    expect(evidence(history, { track: 'foundation' })).not.toBeNull();
    expect(evidence(history)).toBeNull();
  });

  test('a full attempt that misses a full question still counts for foundation', () => {
    const history = new HistoryMaker();
    history.learn(v1, 'full');
    history.attempt(v1, 'full', { points: { q3: 0 } });
    expect(evidence(history)).toBeNull();
    expect(evidence(history, { track: 'foundation' })?.quiz.best?.score).toEqual({ points: 200, max: 200 });
  });

  test('attempts count from a sequence number on', () => {
    const history = new HistoryMaker();
    history.learn(v1, 'full');
    history.attempt(v1, 'full');
    const countsFromSeq = history.events.length;
    expect(evidence(history, { countsFromSeq })).toBeNull();
    history.attempt(v1, 'full');
    expect(evidence(history, { countsFromSeq, base: 1 })).toMatchObject({ seq: countsFromSeq + 2 });
  });

  test('a whole attempt at an older version counts until a question is asked again, then with a delta', () => {
    const history = new HistoryMaker();
    history.learn(v1, 'full');
    history.attempt(v1, 'full', { points: { q2: 70 } });
    expect(evidence(history, { version: 2 })).toMatchObject({ version: 2 });
    history.learn(v3, 'full');
    expect(evidence(history, { version: 3 })).toBeNull();
    history.attempt(v3, 'full', { scope: 'delta', since: 1 });
    expect(evidence(history, { version: 3 })?.quiz).toMatchObject({ version: 3, best: { score: { points: 270 } } });
  });

  test('a delta needs what changed since its base, and no quiz where no question did', () => {
    const history = new HistoryMaker();
    const delta = { version: 3, base: 1, scope: 'delta' as const };
    expect(evidence(history, delta)).toBeNull();
    history.block('a1', 3);
    history.read('a', 3);
    expect(evidence(history, delta)).toBeNull();
    history.attempt(v3, 'full', { scope: 'delta', since: 1, points: { q2: 79 } });
    expect(evidence(history, delta)).toBeNull();
    history.attempt(v3, 'full', { scope: 'delta', since: 1, points: { q2: 80 } });
    expect(evidence(history, delta)).toMatchObject({ version: 3, minutes: 6, quiz: { best: null } });
    const lessonsOnly = { version: 4, base: 3, scope: 'delta' as const };
    expect(evidence(history, lessonsOnly)).toBeNull();
    history.read('b', 4);
    history.block('b1', 4);
    expect(evidence(history, lessonsOnly)).toMatchObject({ version: 4, minutes: 6 });
  });

  test('an empty delta is met by nothing at all', () => {
    expect(evidence(new HistoryMaker(), { version: 2, base: 1, scope: 'delta' })).toMatchObject({ minutes: 0, seq: 0 });
  });

  test('it names the later edition in which the quiz was taken', () => {
    const history = new HistoryMaker();
    history.learn(v2, 'full');
    history.attempt(v2, 'full');
    expect(evidence(history)).toMatchObject({ version: 2, how: 'taught', minutes: 18 });
  });

  test('it says assessed where a pre-test stood in, and counts only the minutes that were read', () => {
    const history = new HistoryMaker();
    history.attempt(v1, 'full', { scope: 'pretest' });
    history.block('c1');
    history.read('c');
    expect(evidence(history)).toBeNull();
    history.attempt(v1, 'full');
    expect(evidence(history)).toMatchObject({ how: 'assessed', minutes: 6 });
  });
});
