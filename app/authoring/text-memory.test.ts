import { expect, test } from 'vitest';
import { textMemory } from './text-memory.ts';

test('the same text under the same name is read once, until longer unused texts have to go', () => {
  const made: string[] = [];
  const once = textMemory(30);
  const read = (name: string, text: string) =>
    once(name, text, () => {
      made.push(`${name} ${text}`);
      return { name, text };
    });
  const first = read('a', '1234567890');
  expect(read('a', '1234567890')).toBe(first);
  expect(read('b', '1234567890')).not.toBe(first);
  read('a', '1234567890');
  read('c', '1234567890');
  expect(made).toEqual(['a 1234567890', 'b 1234567890', 'c 1234567890']);
  expect(read('a', '1234567890')).toBe(first);
  read('b', '1234567890');
  expect(made).toHaveLength(4);
  read('d', 'x'.repeat(100));
  read('d', 'x'.repeat(100));
  expect(made).toHaveLength(5);
  expect(read('a', '1234567890')).not.toBe(first);
});
