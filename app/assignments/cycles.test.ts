import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { progressOf } from '#app/learning/fold-progress.ts';
import { replayLearning } from '#app/learning/replay-learning.ts';
import { factsOfAll, HistoryMaker, makeFacts } from '#tests/factories/record-facts.ts';
import { askedIn } from './asked-in.ts';
import { attemptHome } from './attempt-home.ts';
import { attemptsLeft, attemptsReopened, attemptsUsed } from './attempts-left.ts';
import type { CycleState } from './cycle.ts';
import { cycleFulfilled } from './cycle-fulfilled.ts';
import { learningTrack } from './learning-track.ts';
import { replayCycles } from './settle-cycles.ts';
import { targetEvidence } from './target-met.ts';

const v1 = makeFacts(1);
const v2 = makeFacts(2);
const v3 = makeFacts(3, { a: 3, a1: 3, q2: 3 });
const two = makeFacts(1, {}, 'two');
const factsOf = factsOfAll(v1, v2, v3, two);
const curriculumOf = () => ({ versionId: 'nurse@1', pooledFoundationPercent: 80, validityMonths: 24 });

const cyclesOf = (history: HistoryMaker) =>
  replayCycles(replayLearning(history.events, factsOf).steps, { factsOf, curriculumOf });
const cycleOf = (history: HistoryMaker, id = 'cycle') =>
  cyclesOf(history).find((cycle) => cycle.id === id) as CycleState;

describe('a cycle', () => {
  test('is begun by the first act, met target by target, and fulfilled with the last', () => {
    const history = new HistoryMaker();
    history.open('cycle');
    expect(cycleOf(history)).toMatchObject({ state: 'open', lateOn: '2026-04-15', begunSeq: null, rule: 'rule' });
    history.learn(v1, 'full');
    expect(cycleOf(history)).toMatchObject({ begunSeq: 2, state: 'open' });
    history.attempt(v1, 'full', { on: '2026-03-09' });
    const { length } = history.events;
    expect(cycleOf(history)).toMatchObject({
      state: 'fulfilled',
      fulfilledOn: '2026-03-09',
      expiresOn: '2028-03-09',
      targets: [{ metSeq: length }],
    });
  });

  test('is fulfilled as it opens where everything was learnt before', () => {
    const history = new HistoryMaker();
    history.learn(v1, 'full');
    history.attempt(v1, 'full');
    history.open('cycle');
    const { length } = history.events;
    expect(cycleOf(history)).toMatchObject({ state: 'fulfilled', begunSeq: length, targets: [{ metSeq: length }] });
  });

  test('counts an attempt towards every open cycle with the module', () => {
    const history = new HistoryMaker();
    history.open('cycle');
    const targets = [{ module: 'one', track: 'foundation' as const, version: 1 }];
    history.open('other', { curriculum: 'everyone', targets });
    history.learn(v1, 'full');
    history.attempt(v1, 'full', { cycle: 'cycle' });
    expect(cyclesOf(history).map((cycle) => cycle.state)).toEqual(['fulfilled', 'fulfilled']);
  });

  test('moves with a material version, which may take a tick away', () => {
    const history = new HistoryMaker();
    const targets = [
      { module: 'one', track: 'full' as const, version: 1 },
      { module: 'two', track: 'foundation' as const, version: 1 },
    ];
    history.open('cycle', { targets });
    history.learn(v1, 'full');
    history.attempt(v1, 'full');
    expect(cycleOf(history).targets.map((target) => target.metSeq !== null)).toEqual([true, false]);
    const move = { cycle: 'cycle', module: 'one', version: 3, dueOn: '2026-04-20', why: 'version' };
    history.add('cycle.retargeted', move, { cycle: 'cycle' });
    expect(cycleOf(history)).toMatchObject({
      dueOn: '2026-04-20',
      lateOn: '2026-05-04',
      begunSeq: 2,
      targets: [{ version: 3, metSeq: null }, { version: 1 }],
    });
    history.learn(v3, 'full');
    history.attempt(v3, 'full', { scope: 'whole' });
    expect(cycleOf(history).targets[0]?.metSeq).toBe(history.events.length);
  });

  test('takes in a module that a newer curriculum adds', () => {
    const history = new HistoryMaker();
    history.open('cycle');
    const added = { cycle: 'cycle', module: 'two', version: 1, dueOn: '2026-04-20', why: 'curriculum' };
    history.add('cycle.retargeted', { ...added, track: 'foundation' });
    history.add('cycle.retargeted', { ...added, module: 'three' });
    expect(cycleOf(history).targets.map((target) => target.module)).toEqual(['one', 'two']);
  });

  test('is final once it is fulfilled or cancelled', () => {
    const history = new HistoryMaker();
    history.open('cycle');
    history.add('cycle.cancelled', { cycle: 'cycle', why: 'mistake' });
    history.learn(v1, 'full');
    history.attempt(v1, 'full');
    expect(cycleOf(history)).toMatchObject({ state: 'cancelled', begunSeq: null });
    history.open('again', { number: 2 });
    const before = cycleOf(history, 'again');
    history.add('cycle.cancelled', { cycle: 'again', why: 'mistake' });
    history.add('cycle.due_set', { cycle: 'again', dueOn: '2027-01-01', why: 'absence' });
    history.add('act.voided', { seq: history.events.length - 3, why: 'mistake' });
    expect(cycleOf(history, 'again')).toEqual(before);
  });

  test('a void takes back what is not final', () => {
    const history = new HistoryMaker();
    history.open('cycle');
    history.read('a');
    expect(cycleOf(history).begunSeq).toBe(2);
    history.add('act.voided', { seq: 2, why: 'mistake' });
    expect(cycleOf(history).begunSeq).toBeNull();
  });

  test('a waiver sets both dates, a new due date waits behind it, and its end brings that back', () => {
    const history = new HistoryMaker();
    history.open('cycle');
    history.add('cycle.waived', { cycle: 'cycle', until: '2026-09-01', why: 'leave' });
    expect(cycleOf(history)).toMatchObject({ dueOn: '2026-09-01', lateOn: '2026-09-01' });
    history.add('cycle.due_set', { cycle: 'cycle', dueOn: '2026-10-01', why: 'absence' });
    expect(cycleOf(history)).toMatchObject({ dueOn: '2026-09-01' });
    history.add('cycle.waiver_ended', { cycle: 'cycle' });
    expect(cycleOf(history)).toMatchObject({ dueOn: '2026-10-01', lateOn: '2026-10-15', waiver: null });
    history.add('cycle.waiver_ended', { cycle: 'cycle' });
    expect(cycleOf(history)).toMatchObject({ dueOn: '2026-10-01' });
  });

  test('a delta asks for what changed and ends when the cycle that it repairs ends', () => {
    const history = new HistoryMaker();
    history.open('cycle');
    history.learn(v1, 'full');
    history.attempt(v1, 'full');
    const targets = [{ module: 'one', track: 'full' as const, version: 3, base: 1 }];
    const countsFromSeq = history.events.length;
    history.open('delta', { kind: 'delta', number: 2, targets, countsFromSeq, opensOn: '2026-06-01' });
    expect(cycleOf(history, 'delta')).toMatchObject({ state: 'open', begunSeq: null });
    history.block('a1', 3);
    history.read('a', 3);
    expect(cycleOf(history, 'delta').begunSeq).toBe(countsFromSeq + 2);
    history.attempt(v3, 'full', { scope: 'delta', since: 1, on: '2026-06-20' });
    expect(cycleOf(history, 'delta')).toMatchObject({ state: 'fulfilled', expiresOn: '2028-03-02' });
  });

  test('a renewal wants a whole attempt of its own, and only the lessons that changed', () => {
    const history = new HistoryMaker();
    history.open('cycle');
    history.learn(v1, 'full');
    history.attempt(v1, 'full');
    const targets = [{ module: 'one', track: 'full' as const, version: 2, base: 1 }];
    const countsFromSeq = history.events.length;
    history.open('renewal', { kind: 'renewal', number: 2, targets, countsFromSeq });
    expect(cycleOf(history, 'renewal').state).toBe('open');
    history.attempt(v2, 'full', { on: '2028-02-01' });
    expect(cycleOf(history, 'renewal')).toMatchObject({ state: 'fulfilled', expiresOn: '2030-02-01' });
  });

  test('accepted prior learning meets its own cycle until something is asked again', () => {
    const history = new HistoryMaker();
    history.open('cycle');
    const evidenceHash = '0'.repeat(64);
    const prior = { module: 'one', track: 'full' as const, version: 1, evidenceHash, why: 'elsewhere' };
    history.add('prior.accepted', { ...prior, cycle: 'another' });
    expect(cycleOf(history).state).toBe('open');
    const progress = progressOf([history.add('prior.accepted', { ...prior, cycle: 'cycle' })], factsOf);
    expect(cycleOf(history)).toMatchObject({ state: 'fulfilled' });
    const moved = { ...cycleOf(history), state: 'open' as const };
    const [target] = moved.targets;
    if (!target) throw new Error('no target');
    expect(targetEvidence(progress, moved, target, factsOf)).toMatchObject({ how: 'prior', minutes: 0 });
    expect(targetEvidence(progress, moved, { ...target, version: 3 }, factsOf)).toBeNull();
  });
});

describe('the pooled foundation', () => {
  const targets = [
    { module: 'one', track: 'foundation' as const, version: 1 },
    { module: 'two', track: 'foundation' as const, version: 1 },
  ];

  function withPoints(...scores: [facts: typeof v1, q2: number][]) {
    const history = new HistoryMaker();
    history.open('cycle', { targets });
    history.learn(v1, 'foundation');
    history.learn(two, 'foundation');
    for (const [facts, q2] of scores) history.attempt(facts, 'foundation', { points: { q2 } });
    return history;
  }

  test('is 80 % over the best attempts of all modules, and says what is missing', () => {
    const history = withPoints([v1, 50], [two, 60]);
    const progress = progressOf(history.events, factsOf);
    expect(cycleFulfilled(progress, cycleOf(history), factsOf, 80)).toEqual({
      fulfilled: false,
      open: [],
      pointsMissing: 10,
    });
    expect(cycleOf(history).state).toBe('open');
    history.attempt(v1, 'foundation', { points: { q2: 60 } });
    expect(cycleOf(history).state).toBe('fulfilled');
  });

  test('takes the best attempt, not the last', () => {
    expect(cycleOf(withPoints([v1, 100], [v1, 0], [two, 20])).state).toBe('fulfilled');
  });

  test('misses nothing while a target is open', () => {
    const history = withPoints([v1, 0]);
    const found = cycleFulfilled(progressOf(history.events, factsOf), cycleOf(history), factsOf, 80);
    expect(found).toMatchObject({ fulfilled: false, pointsMissing: 0, open: [{ module: 'two' }] });
  });

  test('the points missing are exactly the fewest that would do', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 100 }),
        (a, b, percent) => {
          const history = withPoints([v1, a], [two, b]);
          const [cycle] = [{ ...cycleOf(history), state: 'open' as const }];
          const { pointsMissing } = cycleFulfilled(progressOf(history.events, factsOf), cycle, factsOf, percent);
          const points = 200 + a + b;
          expect((points + pointsMissing) * 100).toBeGreaterThanOrEqual(percent * 400);
          if (pointsMissing > 0) expect((points + pointsMissing - 1) * 100).toBeLessThan(percent * 400);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('an attempt', () => {
  const home = (history: HistoryMaker, today = '2026-03-05') => attemptHome(cyclesOf(history), 'one', today);
  const foundation = [{ module: 'one', track: 'foundation' as const, version: 1 }];

  test('has no home without an open cycle that has its module', () => {
    const history = new HistoryMaker();
    expect(home(history)).toBeNull();
    history.open('cycle', { opensOn: '2026-03-06' });
    expect(home(history)).toBeNull();
    expect(home(history, '2026-03-06')?.cycle.id).toBe('cycle');
    history.add('cycle.cancelled', { cycle: 'cycle', why: 'left' });
    expect(home(history, '2026-03-06')).toBeNull();
  });

  test('belongs to the deepest track, then the earliest due date, then the cycle opened first', () => {
    const history = new HistoryMaker();
    history.open('early', { curriculum: 'x', targets: foundation, dueOn: '2026-03-10' });
    history.open('deep', { curriculum: 'y', dueOn: '2026-09-01' });
    expect(home(history)?.cycle.id).toBe('deep');
    history.open('deep-early', { curriculum: 'z', dueOn: '2026-08-01' });
    expect(home(history)?.cycle.id).toBe('deep-early');
    history.open('deep-late', { curriculum: 'w', dueOn: '2026-08-01' });
    expect(home(history)?.cycle.id).toBe('deep-early');
  });

  test('is used up when submitted, passed or not, and a manager adds one', () => {
    const history = new HistoryMaker();
    history.open('cycle');
    const left = () => {
      const cycle = cycleOf(history);
      const [target] = cycle.targets;
      if (!target) throw new Error('no target');
      const progress = progressOf(history.events, factsOf);
      const used = attemptsUsed(progress, { cycle, target }, askedIn(progress, { cycle, target }, factsOf));
      return attemptsLeft(used, attemptsReopened(history.events, 'cycle', 'one'));
    };
    expect(left()).toBe(3);
    history.attempt(v1, 'full', { points: { q1: 0 } });
    history.attempt(v1, 'full', { scope: 'pretest' });
    history.attempt(v1, 'full', { cycle: 'elsewhere' });
    history.attempt(v1, 'full');
    expect(left()).toBe(1);
    history.attempt(v1, 'full');
    expect(left()).toBe(0);
    history.add('attempts.reopened', { cycle: 'cycle', module: 'one', extra: 1, why: 'talked-through' });
    history.add('attempts.reopened', { cycle: 'cycle', module: 'two', extra: 1, why: 'talked-through' });
    expect(left()).toBe(1);
    history.add('act.voided', {
      seq: history.events.findLast((event) => event.verb === 'attempt.submitted')?.seq ?? 0,
      why: 'fault',
    });
    expect(left()).toBe(2);
  });
});

test('a module is learnt at the deepest track that is open, else held, else offered', () => {
  const history = new HistoryMaker();
  expect(learningTrack([], v1)).toBe('full');
  expect(learningTrack([], { moduleId: 'one', minutes: { foundation: 6 } })).toBe('foundation');
  history.open('cycle', { targets: [{ module: 'one', track: 'foundation', version: 1 }] });
  expect(learningTrack(cyclesOf(history), v1)).toBe('foundation');
  history.learn(v1, 'foundation');
  history.attempt(v1, 'foundation');
  expect(cycleOf(history).state).toBe('fulfilled');
  expect(learningTrack(cyclesOf(history), v1)).toBe('foundation');
  history.open('deep', { curriculum: 'nurse' });
  expect(learningTrack(cyclesOf(history), v1)).toBe('full');
});
