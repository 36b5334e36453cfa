import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { messages } from './messages.ts';

export interface FrontMatter {
  /** What stands there as data; fields that are not of the kind expected are absent. */
  data: { title?: string; position?: number };
  /** The page with each line of the front matter emptied, so that places stay those of the file. */
  body: string;
  problem?: string;
}

const most = 20_000;
const text = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);
const number = z.number().optional().catch(undefined);

/** The fields by which Docusaurus, Hugo, Jekyll and their like name and order pages. */
const fields = z.object({
  title: text,
  sidebar_label: text,
  sidebar_position: number,
  weight: number,
  nav_order: number,
  order: number,
});

/**
 * Cuts a page at its front matter and reads it as data: YAML between `---`, TOML between `+++`, JSON between braces. A language named behind the
 * dashes would be a program elsewhere; it is left out unread, as is what does not parse.
 */
export function readFrontMatter(page: string): FrontMatter {
  const lines = page.split('\n');
  const first = lines[0]?.trimEnd() ?? '';
  const fence = /^(---|\+\+\+|;;;)(.*)$/.exec(first);
  if (!fence) return first === '{' ? cut(lines, jsonEnd(lines), 'json', 0) : { data: {}, body: page };
  const [, sign = '', language = ''] = fence;
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === sign);
  // A rule, or a heading underlined: no front matter.
  if (end < 0 || (sign === '---' && /^-/.test(language))) return { data: {}, body: page };
  const named = language.trim().toLowerCase();
  const kind = named || { '---': 'yaml', '+++': 'toml' }[sign] || 'json';
  return cut(lines, end, kind, 1);
}

function jsonEnd(lines: string[]): number {
  return lines.findIndex((line) => line.trimEnd() === '}');
}

function cut(lines: string[], end: number, kind: string, from: number): FrontMatter {
  if (end < 0) return { data: {}, body: lines.join('\n') };
  const source = lines.slice(from, from === 0 ? end + 1 : end).join('\n');
  const body = [...Array<string>(end + 1).fill(''), ...lines.slice(end + 1)].join('\n');
  const parse = Object.hasOwn(parsers, kind) ? parsers[kind] : undefined;
  if (!parse) return { data: {}, body, problem: messages.findings.language(kind) };
  try {
    if (source.length > most) throw new Error('it is too long');
    const { sidebar_position, weight, nav_order, order, sidebar_label, title } = fields.parse(parse(source) ?? {});
    const name = (title ?? sidebar_label)?.trim();
    const position = sidebar_position ?? weight ?? nav_order ?? order;
    const data = { ...(name ? { title: name } : {}), ...(position === undefined ? {} : { position }) };
    return { data, body };
  } catch (error) {
    const reason = error instanceof z.ZodError ? 'it is no list of fields' : firstLine(error);
    return { data: {}, body, problem: messages.findings.frontMatter(reason) };
  }
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** Data alone: no tags, no aliases, nothing that runs. */
const parsers: Record<string, (source: string) => unknown> = {
  yaml: parseYaml,
  yml: parseYaml,
  toml: parseToml,
  json: JSON.parse,
};

function parseYaml(source: string): unknown {
  const document = parseDocument(source, { schema: 'core', merge: false, prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) throw error;
  return document.toJS({ maxAliasCount: 0 });
}
