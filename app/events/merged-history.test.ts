import { expect, test } from 'vitest';
import { progressOf } from '#app/learning/fold-progress.ts';
import { factsOfAll, HistoryMaker, makeFacts } from '#tests/factories/record-facts.ts';
import { mergedHistory, mergedPersons } from './merged-history.ts';

test('without a merge the history is the chain itself', () => {
  const ada = new HistoryMaker('ada');
  ada.read('a');
  expect(mergedPersons(ada.events)).toEqual([]);
  expect(mergedHistory(ada.events, [])).toBe(ada.events);
});

test('a merge freezes the interleaving, and sequence numbers become positions in it', () => {
  const ada = new HistoryMaker('ada');
  const old = new HistoryMaker('old');
  ada.read('a');
  old.read('b');
  old.add('act.voided', { seq: 1, why: 'mistake' });
  ada.open('cycle', { countsFromSeq: 1 });
  ada.add('person.merged', {
    from: 'old',
    order: [
      ['old', 1],
      ['ada', 1],
      ['old', 2],
      ['ada', 2],
    ],
  });
  ada.read('c');
  expect(mergedPersons(ada.events)).toEqual(['old']);
  const merged = mergedHistory(ada.events, old.events);
  expect(merged.map((event) => [event.person, event.verb, event.seq])).toEqual([
    ['old', 'lesson.read', 1],
    ['ada', 'lesson.read', 2],
    ['old', 'act.voided', 3],
    ['ada', 'cycle.opened', 4],
    ['ada', 'person.merged', 5],
    ['ada', 'lesson.read', 6],
  ]);
  expect(merged[2]?.body).toMatchObject({ seq: 1 });
  expect(merged[3]?.body).toMatchObject({ countsFromSeq: 2 });
  const { lessons } = progressOf(merged, factsOfAll(makeFacts()));
  expect([...lessons]).toEqual([
    ['a', { version: 1, seq: 2 }],
    ['c', { version: 1, seq: 6 }],
  ]);
});

test('a merge that names a missing event is refused', () => {
  const ada = new HistoryMaker('ada');
  ada.add('person.merged', { from: 'old', order: [['old', 1]] });
  expect(() => mergedHistory(ada.events, [])).toThrow('names an event that is missing');
});
