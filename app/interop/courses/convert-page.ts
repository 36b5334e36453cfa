import { posix } from 'node:path';
import type { AnyNode } from './any-node.ts';
import { Conversion, PageRefused } from './conversion.ts';
import { type Counts, type Finding, pageLimits } from './course-report.ts';
import { readFrontMatter } from './front-matter.ts';
import { messages } from './messages.ts';
import { parsePage } from './parse-page.ts';
import { prepare } from './prepare.ts';
import { references, type Surroundings } from './references.ts';
import { type Structured, structure } from './structure.ts';
import { throughHtml } from './through-html.ts';
import { writePage } from './write-page.ts';

export interface PageInput extends Surroundings {
  bytes: Uint8Array;
}

export type PageOutcome =
  | {
      ok: true;
      title: string;
      titleFrom: Structured['titleFrom'];
      /** Of the lesson, without front matter. */
      body: string;
      words: number;
      counts: Counts;
      findings: Finding[];
      /** Assets that the lesson shows. */
      pictures: string[];
    }
  | ({ ok: false } & Finding);

/** Turns one page of another course into the text of a lesson. Pure; may take long on hostile text. */
export function convertPage(input: PageInput): PageOutcome {
  try {
    return convert(input);
  } catch (error) {
    if (error instanceof PageRefused) {
      return { ok: false, line: error.line, column: error.column, message: error.message };
    }
    // The parsers call themselves at each level.
    if (error instanceof RangeError) return { ok: false, line: 1, column: 1, message: messages.refused.tooDeep };
    throw error;
  }
}

function convert({ bytes, ...around }: PageInput): PageOutcome {
  const text = readText(bytes);
  const front = readFrontMatter(text);
  if (front.body.trim() === '') throw new PageRefused(messages.refused.empty);
  const { tree, source, fallback } = parsePage(front.body, /\.mdx$/i.test(around.path));
  const page = new Conversion(source);
  if (front.problem) page.report({}, front.problem);
  if (fallback) {
    const at = { line: fallback.line, column: fallback.column };
    page.report({ position: { start: at, end: at } }, messages.findings.mdx(fallback.reason));
  }
  const removed = /[^\P{Cc}\n\t]/u.exec(decoded(bytes).replace(/\r\n?/g, '\n'));
  if (removed) page.report({}, messages.findings.control);
  const plain = throughHtml(prepare(tree as AnyNode, page), page);
  const { title, titleFrom, children } = structure(plain, page, front.data.title, nameOf(around.path));
  const lesson = references(children, page, around);
  checkSize(lesson);
  const body = lesson.length === 0 ? `${messages.empty}\n` : writePage(lesson);
  if (Buffer.byteLength(body) > pageLimits.bytes - 1000)
    throw new PageRefused(messages.refused.tooLong(pageLimits.bytes));
  reportStretches(lesson, page);
  const words = lesson.reduce((sum, node) => sum + countWords(node), 0);
  const { counts, findings } = page;
  return { ok: true, title, titleFrom, body, words, counts, findings, pictures: [...picturesIn(lesson)] };
}

function decoded(bytes: Uint8Array): string {
  if (bytes.length > pageLimits.bytes) throw new PageRefused(messages.refused.tooLong(pageLimits.bytes));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PageRefused(messages.refused.notText);
  }
}

/** Control signs go: nobody sees them, and no lesson may hold them. */
const readText = (bytes: Uint8Array): string =>
  decoded(bytes)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '');

/** A page without a title is called after its file, or its folder where the file's name says nothing. */
function nameOf(path: string): string {
  const { name, dir } = posix.parse(path);
  const telling = /^_?(index|readme)$/i.test(name) ? posix.basename(dir) || name : name;
  const words = telling
    .replace(/^\d+[-_. ]+/, '')
    .replace(/[-_]+/g, ' ')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return words === '' ? telling : words.charAt(0).toUpperCase() + words.slice(1);
}

/** The check of a lesson walks as deep and as far, and no further. */
function checkSize(nodes: AnyNode[]): void {
  let count = 1;
  const walk = (node: AnyNode, depth: number): void => {
    count += 1;
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    if (depth > pageLimits.depth) throw new PageRefused(messages.refused.tooDeep, line, column);
    if (count > pageLimits.nodes) throw new PageRefused(messages.refused.tooLarge, line, column);
    for (const child of node.children ?? []) walk(child, depth + 1);
  };
  for (const node of nodes) walk(node, 1);
}

/** As the check of a module counts them. */
function countWords(node: AnyNode): number {
  if (node.type === 'image') return 0;
  if (node.children) return node.children.reduce((sum, child) => sum + countWords(child), 0);
  return node.value?.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0;
}

function reportStretches(nodes: AnyNode[], page: Conversion): void {
  let start: AnyNode | undefined = nodes[0];
  let words = 0;
  const close = () => {
    const most = pageLimits.wordsBetweenStops;
    if (words > most) page.report(start ?? {}, messages.findings.stretch(words, most));
    words = 0;
  };
  for (const node of nodes) {
    if (node.type === 'heading' && node.depth === 2) {
      close();
      start = node;
    }
    words += countWords(node);
  }
  close();
}

function* picturesIn(nodes: AnyNode[]): Generator<string> {
  for (const node of nodes) {
    if (node.type === 'image' && node.url) yield node.url;
    yield* picturesIn(node.children ?? []);
  }
}
