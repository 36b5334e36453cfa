import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  visit,
} from 'yaml';
import type { z } from 'zod';
import type { Place, PlacedProblem } from '../problem.ts';
import { issueSentence, pathWords, plainIssue } from './plain-issue.ts';

export interface YamlLimits {
  bytes: number;
  /** Lists and groups inside one another. */
  depth: number;
}

export const yamlLimits: YamlLimits = { bytes: 400_000, depth: 10 };

/** Where a value stands, or its key; of a missing one, what should hold it. */
export type PlaceOf = (path: PropertyKey[], part?: 'key' | 'value') => Place;

export type YamlReading<T> = { ok: true; value: T; at: PlaceOf } | { ok: false; problems: PlacedProblem[] };

/**
 * Reads one YAML 1.2 document without anchors, aliases, tags, directives or repeated keys, and gives it to a schema.
 * `firstLine` is the line of the file on which the text begins. Every problem says where it stands.
 */
export function readYaml<T>(
  schema: z.ZodType<T>,
  text: string,
  { firstLine = 1, limits = yamlLimits }: { firstLine?: number; limits?: YamlLimits } = {},
): YamlReading<T> {
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line) + firstLine - 1, column: Math.max(1, col) };
  };
  if (Buffer.byteLength(text) > limits.bytes) {
    return refused(place(0), `This text is longer than ${limits.bytes} bytes.`, 'Split it.');
  }
  let document: Document.Parsed;
  try {
    const all = parseAllDocuments(text, {
      lineCounter: lines,
      version: '1.2',
      schema: 'core',
      strict: true,
      uniqueKeys: true,
      merge: false,
      prettyErrors: false,
    });
    if (!Array.isArray(all) || all.length === 0)
      return refused(place(0), 'There is nothing here.', 'Write `key: value` lines.');
    const [first, second] = all;
    if (!first) return refused(place(0), 'There is nothing here.', 'Write `key: value` lines.');
    if (second) return refused(place(second.range[0]), 'A second YAML document begins here.', 'Remove the `---` line.');
    document = first;
  } catch (error) {
    if (error instanceof RangeError)
      return refused(place(0), 'This is nested too deeply to be read.', 'Make it flatter.');
    throw error;
  }
  const problems = [...syntaxProblems(document, text, place), ...forbidden(document, limits, place)];
  if (problems.length > 0) return { ok: false, problems };
  const at: PlaceOf = (path, part = 'value') => place(offsetOf(document, path, part));
  return judge(schema, document.toJS({ maxAliasCount: 0 }), at);
}

function judge<T>(schema: z.ZodType<T>, value: unknown, at: PlaceOf): YamlReading<T> {
  const parsed = schema.safeParse(value, { error: plainIssue });
  if (parsed.success) return { ok: true, value: parsed.data, at };
  return { ok: false, problems: parsed.error.issues.map((issue) => issueProblem(issue, at)) };
}

/** A schema's finding at the place of the value that it speaks about. */
export function issueProblem(issue: z.core.$ZodIssue, at: PlaceOf): PlacedProblem {
  const name = pathWords(issue.path);
  return {
    ...(issue.code === 'unrecognized_keys' ? at([...issue.path, issue.keys[0] ?? ''], 'key') : at(issue.path)),
    message: issueSentence(name ? `\`${name}\`` : 'This', issue.message),
  };
}

function refused(place: Place, message: string, fix: string): { ok: false; problems: PlacedProblem[] } {
  return { ok: false, problems: [{ ...place, message, fix }] };
}

function syntaxProblems(document: Document.Parsed, text: string, place: (offset: number) => Place): PlacedProblem[] {
  const findings = [...document.errors, ...document.warnings].map(({ code, message, pos }) => {
    if (code === 'DUPLICATE_KEY') {
      return { ...place(pos[0]), message: 'This key is there twice.', fix: 'Keep one of them.' };
    }
    return {
      ...place(pos[0]),
      message: `YAML cannot be read here: ${message}`,
      fix: 'Put quotes around texts that hold : # { } [ ] & * ! or %.',
    };
  });
  const directive = /^%/m.exec(text.slice(0, document.range[0]));
  if (directive)
    findings.push({ ...place(directive.index), message: 'YAML directives are not allowed.', fix: 'Remove this line.' });
  return findings;
}

function forbidden(document: Document.Parsed, limits: YamlLimits, place: (offset: number) => Place): PlacedProblem[] {
  const problems: PlacedProblem[] = [];
  const add = (offset: number | undefined, message: string, fix: string) =>
    problems.push({ ...place(offset ?? 0), message, fix });
  visit(document, (_key, node, path) => {
    if (!isNode(node)) return undefined;
    const start = node.range?.[0];
    if (isAlias(node)) add(start, `The alias *${node.source} is not allowed.`, 'Write the value out.');
    else if (node.anchor) add(start, `The anchor &${node.anchor} is not allowed.`, 'Remove it and write values out.');
    if (!isAlias(node) && node.tag !== undefined) add(start, `The tag ${node.tag} is not allowed.`, 'Remove the tag.');
    if (path.filter((each) => isMap(each) || isSeq(each)).length >= limits.depth && (isMap(node) || isSeq(node))) {
      add(start, `This is nested more than ${limits.depth} levels deep.`, 'Make it flatter.');
      return visit.BREAK;
    }
    return undefined;
  });
  return problems;
}

/** Where the value at `path` begins; its key where that is asked for or the value is empty, its parent where it is missing. */
function offsetOf(document: Document.Parsed, path: PropertyKey[], part: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const [index, key] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (!pair) return offset;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      if (part === 'key' && index === path.length - 1) return offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
    } else return offset;
    if (isNode(node) && (isMap(node) || isSeq(node) || isScalar(node))) {
      if (!(isScalar(node) && node.source === '')) offset = node.range?.[0] ?? offset;
    }
  }
  return offset;
}
