import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { factsOfAll, HistoryMaker, makeFacts } from '#tests/factories/record-facts.ts';
import { progressOf } from './fold-progress.ts';
import { lessonAfter, moduleProgress } from './module-progress.ts';
import { nextStretch, resumeAt } from './resume.ts';

const v1 = makeFacts(1);
const v2 = makeFacts(2, { a: 2, a1: 2 });
const factsOf = factsOfAll(v1, v2);
const progress = (history: HistoryMaker, facts: VersionFacts = v1) =>
  moduleProgress(progressOf(history.events, factsOf), facts, 'full');

test('says of each lesson how far it is, what is next and how many minutes are left', () => {
  const history = new HistoryMaker();
  history.read('a');
  history.block('a1');
  history.block('b1');
  expect(progress(history)).toEqual({
    lessons: [
      { id: 'a', title: 'a', minutes: 6, status: 'done', openBlocks: [] },
      { id: 'b', title: 'b', minutes: 6, status: 'begun', openBlocks: [] },
      { id: 'c', title: 'c', minutes: 6, status: 'todo', openBlocks: ['c1'] },
    ],
    done: 1,
    minutesLeft: 12,
    nextLesson: 'b',
  });
  expect(progress(history, v2).lessons.map((lesson) => lesson.status)).toEqual(['changed', 'begun', 'todo']);
});

test('the next lesson is the next open one, else one that was left out', () => {
  const history = new HistoryMaker();
  history.read('c');
  history.block('c1');
  expect(lessonAfter(progress(history), 'a')).toBe('b');
  expect(lessonAfter(progress(history), 'c')).toBe('a');
  history.learn(v1, 'full');
  expect(lessonAfter(progress(history), 'c')).toBeNull();
});

test('a person comes back to the very place, unless that lesson is done or gone', () => {
  const history = new HistoryMaker();
  const at = (lesson: string) => resumeAt(progress(history), { lesson, place: 'p7', at: '' });
  expect(at('b')).toEqual({ kind: 'lesson', lesson: 'b', place: 'p7' });
  expect(at('gone')).toEqual({ kind: 'lesson', lesson: 'a', place: '' });
  expect(resumeAt(progress(history), null)).toEqual({ kind: 'lesson', lesson: 'a', place: '' });
  history.learn(v1, 'foundation');
  expect(at('b')).toEqual({ kind: 'lesson', lesson: 'c', place: '' });
  history.learn(v1, 'full');
  expect(at('b')).toEqual({ kind: 'quiz' });
});

test('five minutes open the lesson in hand, else one that fits, else the shortest', () => {
  const short = {
    ...v1,
    lessons: v1.lessons.map((lesson) => (lesson.id === 'b' ? { ...lesson, minutes: 4 } : lesson)),
  };
  const history = new HistoryMaker();
  const stretch = (minutes: number, lesson?: string) =>
    nextStretch(progress(history, short), lesson ? { lesson, place: 'p2', at: '' } : null, minutes);
  expect(stretch(5)).toEqual({ lesson: 'b', place: '', fits: true });
  expect(stretch(5, 'c')).toEqual({ lesson: 'c', place: 'p2', fits: true });
  expect(stretch(3)).toEqual({ lesson: 'b', place: '', fits: false });
  history.learn(v1, 'full');
  expect(stretch(5, 'c')).toBeNull();
});

const act = fc.oneof(
  fc.record({
    kind: fc.constant('read' as const),
    id: fc.constantFrom('a', 'b', 'c'),
    version: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({
    kind: fc.constant('block' as const),
    id: fc.constantFrom('a1', 'b1', 'c1'),
    version: fc.integer({ min: 1, max: 2 }),
    passed: fc.boolean(),
  }),
);

test('more acts never undo a lesson, and done is never more than all', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 20 }), fc.constantFrom(v1, v2), (acts, facts) => {
      const history = new HistoryMaker();
      let before = 0;
      for (const each of acts) {
        if (each.kind === 'read') history.read(each.id, each.version);
        else history.block(each.id, each.version, each.passed || each.id !== 'c1');
        const { done, lessons, minutesLeft } = progress(history, facts);
        expect(done).toBeGreaterThanOrEqual(before);
        expect(done).toBeLessThanOrEqual(lessons.length);
        expect(minutesLeft).toBe(6 * (lessons.length - done));
        before = done;
      }
    }),
  );
});
