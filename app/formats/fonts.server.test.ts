import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openFontFile, unpackWoff } from './font-file.server.ts';
import { bundledCoverage, openFace, plainLatin, uncoveredCharacters } from './fonts.server.ts';
import { listUncovered } from './text-runs.ts';

const folderOf = (family: string) =>
  dirname(createRequire(import.meta.url).resolve(`@fontsource/${family}/package.json`));

test('a glyph knows the character it was asked for, whoever asked before for another one that looks the same', () => {
  const font = openFontFile(join(folderOf('noto-sans-arabic'), 'files', 'noto-sans-arabic-arabic-400-normal.woff'));
  const said = (text: string) =>
    font.layout(text, []).glyphs.flatMap(({ codePoints }) => String.fromCodePoint(...codePoints));
  for (const text of ['\u00a0', ' ', '\u00a0']) expect(said(text).join('')).toBe(text);
});

test('names of many scripts are covered', () => {
  const names = [
    'Łukasz Żurawski',
    'Αθηνά Παπαδοπούλου',
    '王小明',
    '陳美麗',
    '佐藤 ひかり',
    'עדי לוי',
    'שָׁלוֹם',
    'ليلى منصور',
    'پریسا گلستانی',
    'प्रिया शर्मा',
    'Олена Шевченко',
    'Nguyễn Thị Ánh',
    'Gülşen Çağlar',
    'Ștefan Țuțea',
    'Þórður Ægisson',
    "Siân O'Neill–Smith, D’Arcy",
    'Ẹ̀bùn Adéọlá',
    'עדי Levi',
  ];
  for (const name of names) expect([name, uncoveredCharacters(name)]).toEqual([name, []]);
});

test('what counts as covered without a closer look is covered', () => {
  const plain = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).filter((text) =>
    plainLatin.test(text),
  );
  expect(plain.length).toBeGreaterThan(200);
  expect(listUncovered(plain.join(' '), bundledCoverage)).toEqual([]);
});

test('a script that no bundled font covers is reported, character by character', () => {
  expect(uncoveredCharacters('김민준 (Min-jun)')).toEqual(['김', '민', '준']);
  expect(uncoveredCharacters('สมชาย')).toContain('ส');
  expect(uncoveredCharacters('Ada 😀')).toEqual(['😀']);
  expect(uncoveredCharacters('')).toEqual([]);
});

test('a range that a package names but its file does not hold is not taken for coverage', () => {
  // U+A001 (Yi) stands in the ranges of a numbered Chinese file.
  expect(uncoveredCharacters('\uA001')).toEqual(['\uA001']);
});

test('every file opens in both weights, and the bold one holds the same characters', () => {
  for (const family of bundledCoverage.families) {
    const folder = join(folderOf(family), 'files');
    const regular = readdirSync(folder).filter(
      (name) => /-400-normal\.woff$/.test(name) && !name.includes('simplified'),
    );
    expect(regular.length).toBeGreaterThan(1);
    for (const name of regular) {
      const [light, bold] = [name, name.replace('-400-', '-700-')].map((each) => openFontFile(join(folder, each)));
      expect([name, bold?.characterSet]).toEqual([name, light?.characterSet]);
      // The widths in the PDF take 1000 units for one em.
      expect(light?.unitsPerEm).toBe(1000);
    }
  }
});

test('what is not a WOFF file is refused', () => {
  expect(() => unpackWoff(Buffer.from('wOF2 and so on'))).toThrow('not a WOFF file');
});

test('a face is opened once', () => {
  const file = bundledCoverage.fileFor('noto-sans-sc', '王', null) ?? '';
  expect(file).toMatch(/^noto-sans-sc-\d+$/);
  expect(openFace(file, 700)).toBe(openFace(file, 700));
  expect(() => openFace('comic-sans', 400)).toThrow('no bundled font file comic-sans');
});
