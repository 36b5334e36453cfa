import { type CST, type Document, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { readQuestionEntries } from '#app/curriculum/read-question-entries.ts';
import { applyEdits, columnOf, inOrder, lastOf, lineEnd, lineStart, patchEntry } from '../yaml/patch-entry.ts';
import { type Entry, entryYaml } from '../yaml/write-yaml.ts';

export interface BankEntry {
  /** Empty where it has none that can be read. */
  id: string;
  value: Entry;
  /** The entry as it stands in the file; what a form was made from is told by it. */
  source: string;
  /** The lines of the file that it takes, from 1. */
  lines: [first: number, last: number];
}

/** The questions of a `questions.yaml`, broken ones too; null where the file as a whole cannot be read. */
export function readBank(text: string): BankEntry[] | null {
  if (text.trim() === '') return [];
  const reading = readQuestionEntries(text);
  if (!reading.ok) return null;
  const ranges = isInBrackets(text) ? [] : rangesOf(text);
  return reading.entries.map((value, index) => {
    const [from, to] = ranges[index] ?? [0, text.length];
    return {
      id: typeof value.id === 'string' ? value.id : '',
      value: value as Entry,
      source: ranges[index] ? text.slice(from, to) : JSON.stringify(value),
      lines: [lineNumber(text, from), lineNumber(text, to)],
    };
  });
}

/** In which the fields of an entry are written. */
const fields = 'id lang type outcome tracks critical group reteach points scenario stem options left right fixedOrder';
const order = [...fields.split(' '), 'key', 'tolerance', 'unit', 'feedback'];

/** The file with this entry in the place of the one that has its id; every other byte stays. */
export function replaceEntry(given: string, entry: Entry): string {
  const text = inLines(given);
  const index = indexOf(text, String(entry.id));
  const [from, to] = rangesOf(text)[index] ?? [0, 0];
  const edits = patchEntry(text, seqOf(text).items[index] as YAMLMap, entry, order);
  if (edits) return applyEdits(text, edits);
  const indent = columnOf(text, from);
  return applyEdits(text, [{ from: from - indent, to, text: entryYaml(inOrder(entry, order), indent) }]);
}

/** The file with new entries, at the end or after the one named. */
export function addEntries(given: string, entries: Entry[], after?: string): string {
  const listed = (indent: number) => entries.map((entry) => entryYaml(inOrder(entry, order), indent)).join('\n');
  if ((readBank(given)?.length ?? 0) === 0) return `${headOf(given)}questions:\n${listed(2)}\n`;
  const text = inLines(given);
  const ranges = rangesOf(text);
  const [from, to] = (after === undefined ? undefined : ranges[indexOf(text, after)]) ?? ranges.at(-1) ?? [0, 0];
  const at = lineEnd(text, to);
  const added = `\n${listed(columnOf(text, from))}`;
  return applyEdits(text, [{ from: at, to: at, text: at === text.length ? `${added}\n` : added }]);
}

/** The same with one entry. */
export function addEntry(given: string, entry: Entry, after?: string): string {
  return addEntries(given, [entry], after);
}

/** The file without this entry. A comment above it stays. */
export function removeEntry(given: string, id: string): string {
  const text = inLines(given);
  const ranges = rangesOf(text);
  const [from, to] = ranges[indexOf(text, id)] ?? [0, 0];
  if (ranges.length > 1)
    return applyEdits(text, [{ from: lineStart(text, from), to: lineEnd(text, to) + 1, text: '' }]);
  const document = parse(text);
  document.set('questions', []);
  return document.toString({ lineWidth: 0 });
}

const isInBrackets = (text: string): boolean => seqOf(text).flow === true;

/** A list in brackets is brought into lines first: only there an entry has lines of its own. */
function inLines(text: string): string {
  if (!isInBrackets(text)) return text;
  const document = parse(text);
  (document.get('questions') as YAMLSeq).flow = false;
  return document.toString({ lineWidth: 0 });
}

function indexOf(text: string, id: string): number {
  return seqOf(text).items.findIndex((item) => String((item as YAMLMap).get('id')) === id);
}

/** From the dash to behind the last character, for each entry. */
function rangesOf(text: string): [from: number, to: number][] {
  const seq = seqOf(text);
  const tokens = (seq.srcToken as CST.BlockSequence).items.flatMap(({ start }) => start);
  const dashes = tokens.filter(({ type }) => type === 'seq-item-ind').map(({ offset }) => offset);
  return seq.items.map((item, index) => [dashes[index] ?? 0, lastOf(text, item as YAMLMap)]);
}

function seqOf(text: string): YAMLSeq {
  const seq = parse(text).get('questions');
  if (!isSeq(seq)) throw new Error('This bank has no list of questions.');
  return seq;
}

const parse = (text: string): Document.Parsed =>
  parseDocument(text, { version: '1.2', schema: 'core', keepSourceTokens: true });

/** Comments above a list that is still empty. */
const headOf = (text: string): string => /^(?:[^\S\n]*(?:#[^\n]*)?\n)*/.exec(text)?.[0] ?? '';

const lineNumber = (text: string, at: number): number => text.slice(0, at).split('\n').length;
