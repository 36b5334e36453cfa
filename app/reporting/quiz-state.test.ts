import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CycleState } from '#app/assignments/cycle.ts';
import { replayCycles } from '#app/assignments/settle-cycles.ts';
import { progressOf } from '#app/learning/fold-progress.ts';
import { replayLearning } from '#app/learning/replay-learning.ts';
import { factsOfAll, HistoryMaker, makeFacts } from '#tests/factories/record-facts.ts';
import { courseStateOn } from './course-state.ts';
import type { LearnerRecord } from './load-learner.server.ts';
import { quizSize } from './quiz-size.ts';
import { quizStateOf } from './quiz-state.ts';
import { targetProgress } from './target-progress.ts';

const v1 = makeFacts(1);
const two = makeFacts(1, {}, 'two');
/** Lesson `a` and its check are new, no question is. */
const readOnly = makeFacts(2, { a: 2, a1: 2 });
/** Lesson `a` and question `q2` are new; `b` was added without being asked of holders. */
const changed = makeFacts(3, { a: 3, a1: 3, q2: 3, b: 0, b1: 0 });
/** Only the check of lesson `b` is new. */
const blockOnly = makeFacts(4, { b1: 4 });
const factsOf = factsOfAll(v1, two, readOnly, changed, blockOnly);
const curriculumOf = () => ({ versionId: 'nurse@1', pooledFoundationPercent: 80, validityMonths: 24 });

function recordOf(history: HistoryMaker, more: Partial<LearnerRecord> = {}): LearnerRecord {
  const { events } = history;
  const cycles = replayCycles(replayLearning(events, factsOf).steps, { factsOf, curriculumOf });
  const course = { title: 'Nurse', pooledFoundationPercent: 80, modules: new Map() };
  return {
    personId: history.person,
    today: '2026-03-10',
    cycles,
    progress: progressOf(events, factsOf),
    reopened: events.filter((event) => event.verb === 'attempts.reopened'),
    openSheets: [],
    courses: new Map(cycles.map((cycle) => [cycle.id, course])),
    factsOf,
    stageOf: () => null,
    ...more,
  };
}

const foundation = (...modules: string[]) =>
  modules.map((module) => ({ module, track: 'foundation' as const, version: 1 }));
const miss = { points: { q1: 0 } };

function held(): HistoryMaker {
  const history = new HistoryMaker();
  history.open('cycle');
  history.learn(v1, 'full');
  history.attempt(v1, 'full');
  return history;
}

function delta(history: HistoryMaker, version: number): void {
  const targets = [{ module: 'one', track: 'full' as const, version, base: 1 }];
  history.open('delta', { kind: 'delta', number: 2, targets, countsFromSeq: history.events.length });
}

describe('the quiz of a module', () => {
  test('is not offered without a cycle, nor before the cycle opens', () => {
    expect(quizStateOf(recordOf(new HistoryMaker()), 'one')).toEqual({ kind: 'not-offered' });
    const history = new HistoryMaker();
    history.open('cycle', { opensOn: '2026-03-11' });
    expect(quizStateOf(recordOf(history), 'one')).toEqual({ kind: 'not-offered' });
    expect(quizStateOf(recordOf(history, { today: '2026-03-11' }), 'one')).toEqual({ kind: 'ready', attemptsLeft: 3 });
  });

  test('counts its attempts down, asks for a talk, and goes on after one', () => {
    const history = new HistoryMaker();
    history.open('cycle');
    const states = [0, 1, 2].map(() => {
      history.attempt(v1, 'full', miss);
      return quizStateOf(recordOf(history), 'one');
    });
    expect(states).toEqual([{ kind: 'short', attemptsLeft: 2 }, { kind: 'short', attemptsLeft: 1 }, { kind: 'talk' }]);
    history.add('attempts.reopened', { cycle: 'cycle', module: 'one', extra: 1, why: 'talked-through' });
    expect(quizStateOf(recordOf(history), 'one')).toEqual({ kind: 'short', attemptsLeft: 1 });
  });

  test('has the attempts of the deeper cycle that comes to it', () => {
    const history = new HistoryMaker();
    history.open('cycle', { targets: foundation('one') });
    for (let attempt = 0; attempt < 3; attempt += 1) history.attempt(v1, 'foundation', miss);
    expect(quizStateOf(recordOf(history), 'one')).toEqual({ kind: 'talk' });
    history.open('deeper', { curriculum: 'researcher' });
    expect(quizStateOf(recordOf(history), 'one')).toEqual({ kind: 'ready', attemptsLeft: 3 });
  });

  test('shows an open sheet before anything else, and the day of a pass', () => {
    const history = new HistoryMaker();
    history.open('cycle');
    history.attempt(v1, 'full', { on: '2026-03-05' });
    expect(quizStateOf(recordOf(history), 'one')).toEqual({ kind: 'passed', on: '2026-03-05' });
    const openSheets = [{ moduleId: 'one', attemptId: 'x', answered: 2, of: 3 }];
    expect(quizStateOf(recordOf(history, { openSheets }), 'one')).toEqual({ kind: 'open', answered: 2, of: 3 });
  });

  test('stays passed once the cycle is fulfilled', () => {
    expect(quizStateOf(recordOf(held()), 'one')).toEqual({ kind: 'passed', on: '2026-03-02' });
  });

  test('of a delta without a changed question is not offered, and of one with a passed delta attempt is passed', () => {
    const reading = held();
    delta(reading, 2);
    expect(quizStateOf(recordOf(reading), 'one')).toEqual({ kind: 'not-offered' });
    const asked = held();
    delta(asked, 3);
    expect(quizStateOf(recordOf(asked), 'one')).toEqual({ kind: 'ready', attemptsLeft: 3 });
    asked.attempt(changed, 'full', { scope: 'delta', since: 1, cycle: 'delta', on: '2026-03-09' });
    expect(quizStateOf(recordOf(asked), 'one')).toEqual({ kind: 'passed', on: '2026-03-09' });
  });

  test('is passed where prior learning met its target', () => {
    const history = new HistoryMaker();
    history.open('cycle', { targets: [...foundation('two'), { module: 'one', track: 'full', version: 1 }] });
    const prior = { module: 'one', track: 'full' as const, version: 1, evidenceHash: '', why: 'elsewhere' };
    history.add('prior.accepted', { ...prior, cycle: 'cycle' }, { on: '2026-03-04' });
    expect(quizStateOf(recordOf(history), 'one')).toEqual({ kind: 'passed', on: '2026-03-04' });
  });
});

describe('the quiz of a later stage', () => {
  const stageOf = (_: CycleState, module: string) => (module === 'one' ? 1 : 2);
  const state = (history: HistoryMaker, module: string, more: Partial<LearnerRecord> = {}) =>
    quizStateOf(recordOf(history, { stageOf, ...more }), module);
  const opened = () => {
    const history = new HistoryMaker();
    history.open('cycle', { targets: foundation('one', 'two') });
    return history;
  };
  const ready = { kind: 'ready', attemptsLeft: 3 };

  test('opens when the earlier one is finished, lessons and quiz', () => {
    const history = opened();
    const waits = { kind: 'waits', after: [{ slug: 'one', title: 'one' }] };
    expect([state(history, 'one'), state(history, 'two')]).toEqual([ready, waits]);
    history.attempt(v1, 'foundation');
    expect(state(history, 'two')).toEqual(waits);
    history.learn(v1, 'foundation');
    expect(state(history, 'two')).toEqual(ready);
  });

  test('is open to whoever has begun it, and where attempts at the earlier one are used up', () => {
    const begun = opened();
    begun.attempt(two, 'foundation', miss);
    expect(state(begun, 'two')).toEqual({ kind: 'short', attemptsLeft: 2 });
    const stuck = opened();
    for (let attempt = 0; attempt < 3; attempt += 1) stuck.attempt(v1, 'foundation', miss);
    expect([state(stuck, 'one'), state(stuck, 'two')]).toEqual([{ kind: 'talk' }, ready]);
  });

  test('waits for nothing that has no stage, nor where another course asks for it at once', () => {
    expect(state(opened(), 'two', { stageOf: (_, module) => (module === 'one' ? null : 2) })).toEqual(ready);
    const history = opened();
    history.open('other', { curriculum: 'everyone', targets: foundation('two') });
    expect(state(history, 'two')).toEqual(ready);
  });

  test('never waits in a circle: of what is not finished something can be taken at once', () => {
    const anyCourse = fc.dictionary(fc.constantFrom('one', 'two'), fc.nat(2), { minKeys: 1 });
    fc.assert(
      fc.property(fc.array(anyCourse, { minLength: 1, maxLength: 3 }), (courses) => {
        const history = new HistoryMaker();
        for (const [index, course] of courses.entries()) {
          history.open(`${index}`, { curriculum: `${index}`, targets: foundation(...Object.keys(course)) });
        }
        const staged = { stageOf: ({ id }: CycleState, module: string) => courses[Number(id)]?.[module] ?? null };
        const asked = new Set(courses.flatMap((course) => Object.keys(course)));
        expect([...asked].map((module) => state(history, module, staged))).toContainEqual(ready);
      }),
      { numRuns: 40 },
    );
  });
});

describe('where only the pool falls short', () => {
  const both = () => {
    const history = new HistoryMaker();
    history.open('cycle', { targets: foundation('one', 'two') });
    for (const facts of [v1, two]) {
      history.learn(facts, 'foundation');
      history.attempt(facts, 'foundation', { points: { q2: 30 }, on: '2026-03-05' });
    }
    return history;
  };

  test('nothing is wanted any more once it holds', () => {
    const history = both();
    history.attempt(v1, 'foundation', { on: '2026-03-06' });
    expect(recordOf(history).cycles[0]?.state).toBe('fulfilled');
    expect(quizStateOf(recordOf(history), 'one')).toEqual({ kind: 'passed', on: '2026-03-06' });
  });

  test('a better attempt is offered at each module that can add points', () => {
    const record = recordOf(both());
    expect(['one', 'two'].map((module) => quizStateOf(record, module))).toEqual([
      { kind: 'raise', on: '2026-03-05', attemptsLeft: 2 },
      { kind: 'raise', on: '2026-03-05', attemptsLeft: 2 },
    ]);
  });

  test('a talk is needed once no module has an attempt left, and not before', () => {
    const history = both();
    for (let attempt = 0; attempt < 2; attempt += 1) history.attempt(v1, 'foundation', { points: { q2: 0 } });
    expect(quizStateOf(recordOf(history), 'one').kind).toBe('passed');
    expect(quizStateOf(recordOf(history), 'two').kind).toBe('raise');
    for (let attempt = 0; attempt < 2; attempt += 1) history.attempt(two, 'foundation', { points: { q2: 0 } });
    expect(['one', 'two'].map((module) => quizStateOf(recordOf(history), module).kind)).toEqual(['talk', 'talk']);
    history.add('attempts.reopened', { cycle: 'cycle', module: 'two', extra: 1, why: 'talked-through' });
    expect(['one', 'two'].map((module) => quizStateOf(recordOf(history), module).kind)).toEqual(['passed', 'raise']);
  });
});

describe('what a target asks', () => {
  const target = (record: LearnerRecord, id: string) => {
    const cycle = record.cycles.find((each) => each.id === id) as CycleState;
    const [asked] = cycle.targets;
    if (!asked) throw new Error('no target');
    return targetProgress(record.progress, factsOf('one', asked.version), cycle, asked);
  };

  test('is the whole track for a first cycle, and only what changed for a holder', () => {
    const history = held();
    delta(history, 3);
    const record = recordOf(history);
    expect(target(record, 'cycle').lessons.map((lesson) => lesson.id)).toEqual(['a', 'b', 'c']);
    expect(target(record, 'delta')).toMatchObject({
      lessons: [{ id: 'a', status: 'changed' }],
      done: 0,
      minutesLeft: 6,
      nextLesson: 'a',
    });
  });

  test('is a changed block alone where the text beside it holds', () => {
    const history = held();
    delta(history, 3);
    const record = recordOf(history);
    const cycle = record.cycles.find((each) => each.id === 'delta') as CycleState;
    const asked = { module: 'one', track: 'full' as const, version: 4, base: 3, metSeq: null };
    const before = targetProgress(record.progress, blockOnly, cycle, asked);
    expect(before.lessons).toMatchObject([{ id: 'b', status: 'changed', openBlocks: ['b1'] }]);
    history.block('b1', 4);
    expect(targetProgress(recordOf(history).progress, blockOnly, cycle, asked).done).toBe(1);
  });
});

describe('the size of a quiz', () => {
  const ask = { track: 'full' as const, scope: 'whole' as const, since: 0 };

  test('is what is drawn: critical questions first, one of each group, only changed ones in a delta', () => {
    expect(quizSize(v1, ask)).toMatchObject({ questions: 3, critical: 2 });
    expect(quizSize(v1, { ...ask, track: 'foundation' })).toMatchObject({ questions: 2, critical: 1 });
    expect(quizSize(changed, { ...ask, scope: 'delta', since: 1 })).toMatchObject({ questions: 1, critical: 0 });
    const manyCritical = { ...v1, rule: { ...v1.rule, draw: { perOutcome: 1 } } };
    manyCritical.questions = v1.questions.map((question) => ({ ...question, critical: true, outcome: 'LO-01' }));
    expect(quizSize(manyCritical, ask).questions).toBe(3);
  });

  test('takes the minutes that a module has beyond its lessons, and a delta its share of them', () => {
    const timed = { ...changed, minutes: { foundation: 18, full: 30 } };
    expect(quizSize(timed, ask).minutes).toBe(12);
    expect(quizSize(timed, { ...ask, scope: 'delta', since: 1 }).minutes).toBe(4);
    expect(quizSize(v1, ask).minutes).toBe(1);
  });
});

test.each([
  ['2026-03-01', 'scheduled'],
  ['2026-03-02', 'never-started'],
  ['2026-04-01', 'due-soon'],
  ['2026-05-15', 'due-soon'],
  ['2026-05-16', 'overdue'],
] as const)('on %s a course is %s', (today, state) => {
  const history = new HistoryMaker();
  history.open('cycle', { dueOn: '2026-05-01' });
  const { cycles } = recordOf(history);
  expect(courseStateOn(today, cycles[0] as CycleState, cycles)).toBe(state);
});

test('a holder who has not begun a renewal is current, as in the list of the team', () => {
  const history = held();
  history.open('renewal', { kind: 'renewal', number: 2, dueOn: '2028-03-02', countsFromSeq: history.events.length });
  const { cycles } = recordOf(history);
  expect(courseStateOn('2026-03-10', cycles[1] as CycleState, cycles)).toBe('current');
});
