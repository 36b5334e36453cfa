import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetAnswer, forgetAnswersOfOthers, keepAnswer, keptAnswers } from './kept-answers.ts';

/** As a browser has it: the entries are the object's own keys. */
class FakeStorage {
  [key: string]: unknown;
  getItem(key: string): string | null {
    return Object.hasOwn(this, key) ? String(this[key]) : null;
  }
  setItem(key: string, value: string): void {
    this[key] = value;
  }
  removeItem(key: string): void {
    delete this[key];
  }
}

const now = 1_770_000_000_000;
let storage: FakeStorage;

beforeEach(() => {
  storage = new FakeStorage();
  vi.stubGlobal('sessionStorage', storage);
  vi.stubGlobal('localStorage', new FakeStorage());
  vi.useFakeTimers({ now });
});
afterEach(() => {
  forgetAnswersOfOthers('');
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const keep = (person: string, position = 0, storedSequence = 0, value = 'a') =>
  keepAnswer(person, 'sheet', { position, storedSequence, fields: [[`q${position}`, value]] });

test('an answer is kept with its sequence among its fields', () => {
  keep('ada', 3);
  expect(keptAnswers('ada', 'sheet')).toEqual({
    3: {
      sequence: now,
      fields: [
        ['q3', 'a'],
        ['sequence', String(now)],
      ],
    },
  });
});

test('the sequence rises in the same millisecond, and above a stored one from a clock that runs ahead', () => {
  keep('ada');
  keep('ada', 0, 0, 'b');
  expect(keptAnswers('ada', 'sheet')[0]).toMatchObject({ sequence: now + 1, fields: [['q0', 'b'], expect.anything()] });
  keep('ada', 1, now + 60_000);
  expect(keptAnswers('ada', 'sheet')[1]?.sequence).toBe(now + 60_001);
});

test('an answer is dropped once it is stored, but not one that came after it', () => {
  keep('ada');
  keep('ada', 0, 0, 'b');
  forgetAnswer('ada', 'sheet', 0, now);
  expect(keptAnswers('ada', 'sheet')[0]?.sequence).toBe(now + 1);
  forgetAnswer('ada', 'sheet', 0, now + 1);
  expect(keptAnswers('ada', 'sheet')).toEqual({});
  expect(Object.keys(storage)).toEqual([]);
});

test('people and attempts are apart, and nothing of one person stays for the next', () => {
  keep('ada');
  keep('ada-2');
  storage.setItem('other', 'not ours');
  localStorage.setItem('acumen:texts:ada:draft', 'hers');
  localStorage.setItem('acumen:texts:ben:draft', 'his');
  expect([keptAnswers('ben', 'sheet'), keptAnswers('ada', 'another')]).toEqual([{}, {}]);
  forgetAnswersOfOthers('ada');
  expect(Object.keys(storage).toSorted()).toEqual(['acumen:answers:ada:sheet', 'other']);
  expect(Object.keys(localStorage)).toEqual(['acumen:texts:ada:draft']);
  forgetAnswersOfOthers('');
  expect(Object.keys(storage)).toEqual(['other']);
});

test('where storage is full or forbidden, an answer lives as long as the page, and still for one person', () => {
  vi.spyOn(storage, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  keep('ada');
  expect(keptAnswers('ada', 'sheet')[0]?.sequence).toBe(now);
  vi.stubGlobal('sessionStorage', undefined);
  keep('ada', 1);
  expect(Object.keys(keptAnswers('ada', 'sheet'))).toEqual(['0', '1']);
  forgetAnswersOfOthers('ben');
  expect(keptAnswers('ada', 'sheet')).toEqual({});
});
