import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasPlace, stretchToEnd, stretchWithin } from './stretch.ts';

/** A lesson of parts: each begins at a heading, has some paragraphs, and takes some seconds. */
function lessonOf(parts: { seconds: number; paragraphs: number }[]) {
  const html = parts
    .map(({ paragraphs }, part) => {
      const text = Array.from({ length: paragraphs }, (_, index) => `<p id="p${part}-${index}">Text</p>`).join('');
      return part === 0 ? text : `<h2 id="h${part}">Part ${part}</h2>${text}`;
    })
    .join('');
  return {
    segments: [{ kind: 'html' as const, html }],
    outline: parts.slice(1).map((_, index) => ({ id: `h${index + 1}`, text: `Part ${index + 1}`, depth: 2 })),
    stops: parts.map(({ seconds }, part) => ({ place: part === 0 ? '' : `h${part}`, seconds })),
  };
}

const lesson = lessonOf([
  { seconds: 90, paragraphs: 2 },
  { seconds: 170, paragraphs: 2 },
  { seconds: 100, paragraphs: 1 },
]);

test.each([
  ['', { minutes: 6, until: null, section: null }],
  ['p0-1', { minutes: 6, until: null, section: null }],
  ['h1', { minutes: 5, until: null, section: 'Part 1' }],
  ['p1-1', { minutes: 5, until: null, section: 'Part 1' }],
  ['p2-0', { minutes: 2, until: null, section: 'Part 2' }],
  ['gone', { minutes: 6, until: null, section: null }],
])('from %j the rest is %o', (place, rest) => {
  expect(stretchToEnd(lesson, place)).toEqual(rest);
});

test('five minutes hold as many whole parts as fit, and name where they end', () => {
  expect(stretchWithin(lesson, '', 5)).toEqual({ minutes: 5, until: 'h2', section: null });
  expect(stretchWithin(lesson, 'h1', 5)).toEqual({ minutes: 5, until: null, section: 'Part 1' });
  expect(stretchWithin(lesson, 'h1', 1)).toEqual({ minutes: 3, until: 'h2', section: 'Part 1' });
});

test('a place holds while it is in the text', () => {
  expect(['', 'h1', 'p0-1', 'gone', 'h'].map((place) => hasPlace(lesson, place))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

const parts = fc.array(
  fc.record({ seconds: fc.integer({ min: 1, max: 180 }), paragraphs: fc.integer({ min: 1, max: 3 }) }),
  {
    minLength: 1,
    maxLength: 8,
  },
);

test('a stretch never leaves out its first part, keeps to its minutes beyond it, and chains to the end', () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 1, max: 10 }), (given, minutes) => {
      const body = lessonOf(given);
      let place = '';
      let steps = 0;
      for (let until: string | null = ''; until !== null; steps += 1) {
        const stretch = stretchWithin(body, place, minutes);
        const first = body.stops.find((stop) => stop.place === place)?.seconds ?? 0;
        expect(stretch.minutes).toBeGreaterThanOrEqual(1);
        expect(stretch.minutes).toBeLessThanOrEqual(Math.max(minutes, Math.ceil(first / 60)));
        expect(stretch.minutes).toBeLessThanOrEqual(stretchToEnd(body, place).minutes);
        until = stretch.until;
        if (until !== null) place = until;
      }
      expect(steps).toBeLessThanOrEqual(given.length);
    }),
  );
});

test('a later place never leaves more to read', () => {
  fc.assert(
    fc.property(parts, (given) => {
      const body = lessonOf(given);
      const left = body.stops.map((stop) => stretchToEnd(body, stop.place).minutes);
      expect(left).toEqual(left.toSorted((a, b) => b - a));
    }),
  );
});
