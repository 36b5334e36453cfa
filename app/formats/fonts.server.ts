import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Font } from 'fontkit';
import { openFontFile } from './font-file.server.ts';
import { type Coverage, listUncovered } from './text-runs.ts';

export type Weight = 400 | 700;

/** One font file in one weight. */
export interface Face {
  /** Stable name, `noto-sans-sc-76-400`. */
  key: string;
  font: Font;
}

interface FontFile {
  name: string;
  folder: string;
  ranges: [number, number][];
}

const require = createRequire(import.meta.url);

/** The bundled families, each an npm package of @fontsource, in order of preference. */
const families = [
  'atkinson-hyperlegible',
  'noto-sans',
  'noto-sans-hebrew',
  'noto-sans-arabic',
  'noto-sans-sc',
] as const;

/** Subsets that hold no letters, and the one that repeats what the numbered ones hold. */
const unused = new Set(['math', 'symbols', 'chinese-simplified']);

const filesOfFamily = new Map<string, FontFile[]>();
const fileByName = new Map<string, FontFile>();
const faces = new Map<string, Face>();
const knownFiles = new Map<string, string | null>();

/** By the character maps of the bundled files, in the regular weight; the bold files hold the same characters. */
export const bundledCoverage: Coverage = { families, fileFor };

/** Characters of the text that no bundled font draws, each once: such a name would print with gaps. */
export function uncoveredCharacters(text: string): string[] {
  return plainLatin.test(text) ? [] : listUncovered(text, bundledCoverage);
}

/** All of these are drawn, one by one: most names need no closer look, which takes a twentieth of a millisecond. */
export const plainLatin = /^[ -~À-ſ’]*$/;

/** Opened when first asked for, then kept: a font file is read once in the life of a process. */
export function openFace(file: string, weight: Weight): Face {
  const key = `${file}-${weight}`;
  let face = faces.get(key);
  if (!face) {
    const known = fileByName.get(file);
    if (!known) throw new Error(`no bundled font file ${file}`);
    face = { key, font: openFontFile(join(known.folder, 'files', `${key}-normal.woff`)) };
    faces.set(key, face);
  }
  return face;
}

function fileFor(family: string, cluster: string, preferred: string | null): string | null {
  if (preferred !== null && draws(preferred, cluster)) return preferred;
  const key = `${family} ${cluster}`;
  let file = knownFiles.get(key);
  if (file === undefined) {
    const first = cluster.codePointAt(0) ?? 0;
    const meant = listFiles(family).filter(({ ranges }) => ranges.some(([from, to]) => from <= first && first <= to));
    file = meant.find(({ name }) => draws(name, cluster))?.name ?? null;
    // A pile of accents is no common letter: only what recurs is kept.
    if (cluster.length <= 2) knownFiles.set(key, file);
  }
  return file;
}

function draws(file: string, cluster: string): boolean {
  const { font } = openFace(file, 400);
  return [...cluster].every(
    (character) => isUnseen(character) || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
  );
}

/** Joiners and variation selectors steer the shaper and need no glyph. */
function isUnseen(character: string): boolean {
  return /^\p{Variation_Selector}|^\p{Join_Control}/u.test(character);
}

/** The package says which characters each of its files is meant for; what a file truly holds is asked of the file. */
function listFiles(family: string): FontFile[] {
  let files = filesOfFamily.get(family);
  if (!files) {
    const folder = dirname(require.resolve(`@fontsource/${family}/package.json`));
    const subsets = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
    files = Object.entries(subsets)
      .map(([subset, ranges]) => ({ subset: subset.replace(/[[\]]/g, ''), ranges }))
      .filter(({ subset }) => !unused.has(subset))
      .map(({ subset, ranges }) => ({ name: `${family}-${subset}`, folder, ranges: parseRanges(ranges) }));
    filesOfFamily.set(family, files);
    for (const file of files) fileByName.set(file.name, file);
  }
  return files;
}

/** `U+0000-00FF,U+0131` as pairs of first and last. */
function parseRanges(text: string): [number, number][] {
  return text.split(',').map((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}
