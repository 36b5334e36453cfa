import { parseExpressionAt } from 'acorn';
import type { Program } from 'estree';
import { type Literal, readLiteral } from '#app/curriculum/literal.ts';
import type { BlockForm } from './block-form-shape.ts';
import { contentOf } from './block-words.ts';
import type { BlockRange, TagAttribute } from './scan-tags.ts';
import { writeAttribute } from './write-literal.ts';

export type BlockValues = Record<string, Literal>;

/** The values of a block as the check would read them; null where it could not. `decode` reads `&amp;` and its like. */
export function readBlock(text: string, { tag }: BlockRange, decode: (text: string) => string): BlockValues | null {
  const values: BlockValues = {};
  for (const attribute of tag.attributes) {
    const value = readAttribute(text, attribute, decode);
    if (value === undefined || Object.hasOwn(values, attribute.name)) return null;
    values[attribute.name] = value;
  }
  return values;
}

function readAttribute(text: string, { value }: TagAttribute, decode: (text: string) => string): Literal | undefined {
  if (!value) return true;
  const source = text.slice(value.from, value.to);
  if (value.kind === 'text') return decode(source);
  try {
    const expression = parseExpressionAt(source, 0, { ecmaVersion: 2024 });
    if (source.slice(expression.end).trim() !== '') return undefined;
    const body = [{ type: 'ExpressionStatement', expression }];
    const reading = readLiteral({ type: 'Program', sourceType: 'module', body } as unknown as Program, {
      line: 1,
      column: 1,
    });
    return reading.ok ? reading.value : undefined;
  } catch {
    return undefined;
  }
}

/** A block that is new in the text. */
export function writeBlock({ name, contains }: BlockForm, values: BlockValues, content: string): string {
  const attributes = Object.entries(values).map(([key, value]) => writeAttribute(key, value));
  const head =
    attributes.join(' ').length > 70
      ? `<${name}\n  ${attributes.join('\n  ')}\n`
      : ['<', name, ...attributes.map((each) => ` ${each}`)].join('');
  if (contains === 'nothing') return head.endsWith('\n') ? `${head}/>` : `${head} />`;
  return `${head}>\n\n${content.trim() || contentOf(contains)}\n\n</${name}>`;
}

/** The block with other values: what did not change stays as it was written, to the letter. */
export function rewriteBlock(
  text: string,
  block: BlockRange,
  before: BlockValues,
  values: BlockValues,
  content: string | null,
): string {
  const { tag } = block;
  const same = (name: string) => JSON.stringify(before[name]) === JSON.stringify(values[name]);
  const edits: { from: number; to: number; insert: string }[] = [];
  for (const { name, from, to } of tag.attributes) {
    const value = values[name];
    if (value === undefined) edits.push({ from: blanksBefore(text, from), to, insert: '' });
    else if (!same(name)) edits.push({ from, to, insert: writeAttribute(name, value) });
  }
  const added = Object.entries(values).filter(([name]) => !tag.attributes.some((each) => each.name === name));
  const last = tag.attributes.at(-1);
  const end = last?.to ?? tag.from + 1 + tag.name.length;
  const gap = last ? text.slice(blanksBefore(text, last.from), last.from) : ' ';
  if (added.length > 0)
    edits.push({
      from: end,
      to: end,
      insert: added.map(([name, value]) => gap + writeAttribute(name, value)).join(''),
    });
  if (content !== null && block.content && text.slice(block.content.from, block.content.to).trim() !== content.trim())
    edits.push({ ...block.content, insert: `\n\n${content.trim()}\n\n` });
  let result = text.slice(block.from, block.to);
  for (const { from, to, insert } of edits.sort((a, b) => b.from - a.from))
    result = result.slice(0, from - block.from) + insert + result.slice(to - block.from);
  return result;
}

function blanksBefore(text: string, at: number): number {
  let from = at;
  while (/\s/.test(text[from - 1] ?? '')) from -= 1;
  return from;
}
