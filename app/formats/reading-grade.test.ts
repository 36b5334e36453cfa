import { expect, test } from 'vitest';
import { readingGrade, sentencesOf, syllablesOf } from './reading-grade.ts';

const syllables: Record<number, string> = {
  1: 'ward asked named used tried rules nurse changed called year played freed hour speech',
  2: 'patient nurses table people being science quiet create wanted places safely every someone settled going carried',
  3: 'medicine diseases area evidence clinical manual previous privacy employer policy messages',
  4: 'anaemia diagnosis ibuprofen associate identify identifies material',
  5: 'paracetamol identifier hallucination documentation radiology',
  6: 'organisational accountability',
};
test.each(
  Object.entries(syllables).flatMap(([count, words]) => words.split(' ').map((word) => [word, Number(count)] as const)),
)('%s has %i syllables', (word, count) => {
  expect(syllablesOf(word)).toBe(count);
});

test('sentences end where a reader takes breath, and not after a short form', () => {
  expect(sentencesOf('See Art. 9, e.g. for scans. “Stop!” she said. Ask: who?\nNext line')).toEqual([
    'See Art. 9, e.g. for scans.',
    '“Stop!”',
    'she said.',
    'Ask:',
    'who?',
    'Next line',
  ]);
  expect(sentencesOf('12 %. — 2026.')).toEqual([]);
});

test('the grade is the one of the formula', () => {
  // 2 sentences, 8 words of one syllable.
  const { grade, words } = readingGrade('The nurse sat down. She was tired now.');
  expect(words).toBe(8);
  expect(grade).toBeCloseTo((0.39 * 8) / 2 + (11.8 * 8) / 8 - 15.59, 5);
});

test('the hardest sentences come first, and a text without words has no grade', () => {
  const hard =
    'Interoperability considerations necessitate comprehensive organisational documentation of professional accountability today.';
  const easy = 'The nurse sat down on the bed by the old door.';
  expect(readingGrade(`${easy} ${hard} Short.`).hardest).toEqual([hard, easy]);
  expect(readingGrade('12 % — 2026')).toEqual({ grade: 0, words: 0, hardest: [] });
});
