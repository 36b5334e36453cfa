import bidiFactory from 'bidi-js';

/** Which font file of which family draws what. Text handed to it is one grapheme cluster. */
export interface Coverage {
  /** In order of preference; the first is the house face. */
  families: readonly string[];
  /** The file of the family that draws the whole cluster, `preferred` if it can; null if none does. */
  fileFor: (family: string, cluster: string, preferred: string | null) => string | null;
}

/** A stretch of one font file and one direction. */
export interface TextRun {
  /** In reading order; brackets mirrored where it runs right to left. */
  text: string;
  file: string;
  rtl: boolean;
}

export type BaseDirection = 'ltr' | 'rtl' | 'auto';

interface Cluster {
  text: string;
  level: number;
  script: string | null;
  family: string;
  file: string | null;
}

const bidi = bidiFactory();
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Scripts whose runs keep to one family, so that a name is not set in two designs. */
const scripts: [string, RegExp][] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Han', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u],
];
const COMMON = /^[\p{Script=Common}\p{Script=Inherited}]+$/u;

/** Goes with the word after it; other punctuation with the word before. */
const OPENING = /^[\p{Ps}\p{Pi}]/u;

/** U+FFFD: stands in the picture for what no file draws; the text beside it stays whole. */
const REPLACEMENT = '\uFFFD';
const ISOLATES = /[\u2066-\u2069]/g;

/**
 * One line of text: composed, white space made plain, controls and what is never seen gone. Overrides and marks of
 * direction go too, since they make a name read as another; isolates and joiners stay.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g, '')
    .replace(/\p{Surrogate}|\p{Noncharacter_Code_Point}/gu, REPLACEMENT)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Keeps the direction of a foreign text to itself within a sentence. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

/** The characters as a reader counts them, last first. */
export function reversed(text: string): string {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
    .reverse()
    .join('');
}

/** Grapheme clusters that no family draws, each once. */
export function listUncovered(text: string, coverage: Coverage): string[] {
  const missing = clustersOf(text, coverage, 'auto').filter((cluster) => cluster.file === null);
  return [...new Set(missing.map((cluster) => cluster.text))];
}

/** Splits one line into runs, in visual order from left to right. */
export function splitRuns(text: string, coverage: Coverage, base: BaseDirection = 'ltr'): TextRun[] {
  const segments: Cluster[][] = [];
  for (const cluster of clustersOf(text, coverage, base)) {
    const last = segments.at(-1);
    const before = last?.[0];
    if (before && before.level === cluster.level && before.file === cluster.file) last.push(cluster);
    else segments.push([cluster]);
  }
  return joined(inVisualOrder(segments).map((segment) => toRun(segment, coverage)));
}

/** An isolate has a level of its own; beside text of the same direction it needs no run of its own. */
function joined(runs: TextRun[]): TextRun[] {
  const whole: TextRun[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (last && last.file === run.file && !last.rtl && !run.rtl) last.text += run.text;
    else whole.push(run);
  }
  return whole;
}

function clustersOf(text: string, coverage: Coverage, base: BaseDirection): Cluster[] {
  const clean = cleanText(text);
  const { levels } = bidi.getEmbeddingLevels(clean, base);
  const clusters: Cluster[] = [];
  for (const { segment, index } of segmenter.segment(clean)) {
    if (segment.replace(ISOLATES, '') === '') continue;
    for (const part of drawable(segment, coverage)) {
      clusters.push({ text: part, level: levels[index] ?? 0, script: scriptOf(part), family: '', file: null });
    }
  }
  chooseFamilies(clusters, coverage);
  chooseFiles(clusters, coverage);
  return clusters;
}

/** A cluster that no file draws whole is drawn by its characters, if files can: a mark over its letter, less well placed. */
function drawable(cluster: string, coverage: Coverage): string[] {
  const whole = (text: string) => coverage.families.some((family) => coverage.fileFor(family, text, null) !== null);
  if (whole(cluster)) return [cluster];
  const characters = [...cluster];
  return characters.every(whole) ? characters : [cluster];
}

function scriptOf(cluster: string): string | null {
  if (COMMON.test(cluster)) return null;
  return scripts.find(([, pattern]) => pattern.test(cluster))?.[0] ?? 'other';
}

function chooseFamilies(clusters: Cluster[], coverage: Coverage): void {
  const byScript = new Map<string, string>();
  for (const script of new Set(clusters.map((cluster) => cluster.script))) {
    if (script === null) continue;
    const own = clusters.filter((cluster) => cluster.script === script);
    const covers = (family: string) => own.every(({ text }) => coverage.fileFor(family, text, null) !== null);
    const family = coverage.families.find(covers);
    if (family !== undefined) byScript.set(script, family);
  }
  const familyOf = ({ script, text }: Cluster) => byScript.get(script ?? '') ?? familyFor(text, coverage);
  let before: Cluster | undefined;
  for (const [index, cluster] of clusters.entries()) {
    if (cluster.script !== null) before = cluster;
    const after = before === undefined || OPENING.test(cluster.text);
    const model = (after && clusters.slice(index).find(({ script }) => script !== null)) || before;
    const family = model ? familyOf(model) : (coverage.families[0] ?? '');
    const covers = coverage.fileFor(family, cluster.text, null) !== null;
    cluster.family = covers ? family : familyFor(cluster.text, coverage);
  }
}

function familyFor(cluster: string, coverage: Coverage): string {
  const covers = (family: string) => coverage.fileFor(family, cluster, null) !== null;
  return coverage.families.find(covers) ?? coverage.families[0] ?? '';
}

/** A space or a comma stays in the file of the word before it where that has one: fewer, longer runs. */
function chooseFiles(clusters: Cluster[], coverage: Coverage): void {
  let previous: Cluster | null = null;
  for (const cluster of clusters) {
    const preferred = previous?.family === cluster.family ? previous.file : null;
    cluster.file = coverage.fileFor(cluster.family, cluster.text, preferred);
    previous = cluster;
  }
}

/** Rule L2 of the bidirectional algorithm: from the highest level down to 1, each sequence at that level or above is reversed. */
function inVisualOrder(segments: Cluster[][]): Cluster[][] {
  const levelOf = (segment: Cluster[] | undefined) => segment?.[0]?.level ?? 0;
  const ordered = [...segments];
  for (let level = Math.max(0, ...segments.map(levelOf)); level > 0; level -= 1) {
    for (let start = 0; start < ordered.length; start += 1) {
      if (levelOf(ordered[start]) < level) continue;
      let end = start;
      while (end < ordered.length && levelOf(ordered[end]) >= level) end += 1;
      ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end;
    }
  }
  return ordered;
}

function toRun(segment: Cluster[], coverage: Coverage): TextRun {
  const rtl = (segment[0]?.level ?? 0) % 2 === 1;
  const file = segment[0]?.file ?? null;
  if (file === null) return { text: REPLACEMENT.repeat(segment.length), file: replacementFile(coverage), rtl };
  const text = segment.map(({ text }) => (rtl ? mirrored(text) : text)).join('');
  return { text: shaddaFirst(text), file, rtl };
}

function replacementFile(coverage: Coverage): string {
  const family = familyFor(REPLACEMENT, coverage);
  return coverage.fileFor(family, REPLACEMENT, null) ?? '';
}

function mirrored(cluster: string): string {
  return bidi.getMirroredCharacter(cluster) ?? cluster;
}

/** Composition puts a vowel before the shadda that it sits on; fonts stack them in the order they come. */
function shaddaFirst(text: string): string {
  return text.replace(/([\u064B-\u0650\u0670]+)(\u0651)/g, '$2$1');
}
