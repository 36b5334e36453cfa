import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bundledCoverage, openFace } from './fonts.server.ts';
import { layOutLine, layOutText, shape, type TextLine } from './text-line.server.ts';

const glyphIds = (line: TextLine) =>
  line.runs.flatMap(({ face, text }) => shape(face, text).glyphs.map((glyph) => `${face.key}:${glyph.id}`));
/** A space is taken from the file of the word before it. */
function plainIds(text: string, family: string): string[] {
  let file: string | null = null;
  return [...text].map((character) => {
    file = bundledCoverage.fileFor(family, character, file);
    const face = openFace(file ?? '', 700);
    return `${face.key}:${face.font.glyphForCodePoint(character.codePointAt(0) ?? 0).id}`;
  });
}

test('a Polish name takes its letters from two files of the house face', () => {
  const line = layOutLine('Łukasz Żurawski', 700);
  expect([...new Set(line.runs.map((run) => run.face.key))].sort()).toEqual([
    'atkinson-hyperlegible-latin-700',
    'atkinson-hyperlegible-latin-ext-700',
  ]);
  expect(glyphIds(line).filter((id) => id.endsWith(':0'))).toEqual([]);
});

test('Greek and Cyrillic names stand glyph for glyph in their own files', () => {
  expect(glyphIds(layOutLine('Παπαδοπούλου', 700))).toEqual(plainIds('Παπαδοπούλου', 'noto-sans'));
  expect(glyphIds(layOutLine('Шевченко', 700))).toEqual(plainIds('Шевченко', 'noto-sans'));
});

test('a Chinese name finds each character in its numbered file', () => {
  const line = layOutLine('王小明', 700);
  expect(glyphIds(line)).toEqual(plainIds('王小明', 'noto-sans-sc'));
  expect(line.width).toBeCloseTo(3, 5);
});

test('a Hebrew name stands from right to left', () => {
  const line = layOutLine('עדי לוי', 700, 'auto');
  expect(glyphIds(line)).toEqual(plainIds('עדי לוי', 'noto-sans-hebrew').reverse());
  expect(line.text).toBe('עדי לוי');
});

test('Arabic letters join: initial, medial and final forms, from right to left', () => {
  // The presentation forms of meem initial, hah medial, meem medial and dal final name the very glyphs.
  const forms = plainIds('\uFEE3\uFEA4\uFEE4\uFEAA', 'noto-sans-arabic');
  expect(glyphIds(layOutLine('محمد', 700, 'auto'))).toEqual([...forms].reverse());
  expect(forms).not.toEqual(plainIds('محمد', 'noto-sans-arabic'));
});

test('digits of the Arabic script and brackets stand as they are read', () => {
  const at = (text: string) => plainIds(text, 'noto-sans-arabic');
  expect(glyphIds(layOutLine('علي ۱۲۳', 700, 'auto')).slice(0, 3)).toEqual(at('۱۲۳'));
  expect(glyphIds(layOutLine('دد -(', 700, 'auto')).slice(0, 2)).toEqual(at(')-'));
});

test('letters join again after each space, and not across it', () => {
  const [word, both] = ['محمد', 'محمد محمد'].map((text) => glyphIds(layOutLine(text, 700, 'auto')));
  expect(both?.slice(0, 4)).toEqual(word);
  expect(both?.slice(5)).toEqual(word);
});

test('a mixed name stands in the order of its first script', () => {
  const ids = glyphIds(layOutLine('עדי Levi', 700, 'auto'));
  expect(ids).toEqual([
    ...plainIds('Levi', 'atkinson-hyperlegible'),
    ...plainIds('עדי ', 'noto-sans-hebrew').reverse(),
  ]);
});

test('a mark above its letter is placed by the font and takes no room', () => {
  const line = layOutLine('Ẹ\u0300', 700);
  const [run] = line.runs;
  expect(line.runs).toHaveLength(1);
  const { positions } = shape(run?.face ?? openFace('', 700), run?.text ?? '');
  expect(positions).toHaveLength(2);
  expect(positions[1]?.xAdvance).toBe(0);
  expect(positions[1]?.yOffset).not.toBe(0);
});

test('lines of a paragraph are no wider than asked and hold all its words', () => {
  const words = fc.array(fc.constantFrom('AI', 'literacy', 'for', 'Łukasz', '王小明', 'עדי', 'well-known', 'ليلى'), {
    minLength: 1,
    maxLength: 25,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 5, max: 30 }), (list, width) => {
      const lines = layOutText(list.join(' '), 400, width);
      for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.05);
      const squeezed = (text: string) => text.replaceAll(' ', '');
      expect(lines.map((line) => squeezed(line.text)).join('')).toBe(squeezed(list.join(' ')));
    }),
    { numRuns: 40 },
  );
});

test('nothing to set is no line', () => {
  expect(layOutText('', 400, 10)).toEqual([]);
  expect(layOutText(' \n ', 400, 10)).toEqual([]);
});
