import type { Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';

/** Of directives only containers (`:::note`): in a sentence, 10:30 is a time. */
function containers(this: Processor): void {
  const data = this.data();
  const flow = directive().flow?.[58];
  const container = Array.isArray(flow) ? flow.slice(0, 1) : flow;
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), container ? { flow: { 58: container } } : {}];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown()];
}

const markdown = unified().use(remarkParse).use(remarkGfm).use(containers).freeze();
const mdx = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(containers).freeze();

export interface ParsedPage {
  /** What the places of the tree are places of. */
  source: string;
  tree: Root;
  /** Where and why a page that calls itself MDX had to be read as Markdown. */
  fallback?: { line: number; column: number; reason: string };
}

interface ParseError extends Error {
  reason?: string;
  place?: { line: number; column: number } | { start: { line: number; column: number } };
}

export function parsePage(text: string, isMdx: boolean): ParsedPage {
  const source = namedContainers(text);
  if (!isMdx) return { source, tree: markdown.parse(source) };
  try {
    return { source, tree: mdx.parse(source) };
  } catch (error) {
    const { reason, place } = error as ParseError;
    if (reason === undefined) throw error;
    const at = place && 'start' in place ? place.start : place;
    const { line = 1, column = 1 } = at ?? {};
    return { source, tree: markdown.parse(source), fallback: { line, column, reason } };
  }
}

/** `:::note Title` and `::: note` as the syntax has it: `:::note[Title]`. Lines stay lines, and code is left alone. */
function namedContainers(text: string): string {
  if (!text.includes(':::')) return text;
  let fence: string | null = null;
  return text
    .split('\n')
    .map((line) => {
      const mark = /^\s*(?:>\s*)*(`{3,}|~{3,})/.exec(line)?.[1];
      if (mark && (fence === null || mark.startsWith(fence))) fence = fence === null ? mark : null;
      if (fence !== null || mark) return line;
      return line.replace(
        /^(\s*(?:>\s*)*:{3,})[ \t]*([a-z][\w-]*)(?:[ \t]+([^[{\s].*?))?[ \t]*$/i,
        (_whole, colons: string, name: string, title?: string) =>
          `${colons}${name}${title ? `[${title.replace(/[[\]\\]/g, '\\$&')}]` : ''}`,
      );
    })
    .join('\n');
}
