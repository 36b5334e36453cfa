import type { Literal } from '#app/curriculum/literal.ts';

/** An attribute as an author would write it: a text in quotes, anything else between braces. */
export function writeAttribute(name: string, value: Literal): string {
  const plain = typeof value === 'string' && !/["&{}\\\n]/.test(value);
  return plain ? `${name}="${value}"` : `${name}={${writeLiteral(value, 1)}}`;
}

/** One entry of a list of groups per line, so that a changed answer is one changed line. */
function writeLiteral(value: Literal, depth: number): string {
  if (Array.isArray(value)) {
    if (!value.some((each) => typeof each === 'object'))
      return `[${value.map((each) => writeLiteral(each, depth)).join(', ')}]`;
    const indent = '  '.repeat(depth);
    const lines = value.map((each) => `${indent}  ${writeLiteral(each, depth + 1)},\n`);
    return `[\n${lines.join('')}${indent}]`;
  }
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, each]) => `${keyText(key)}: ${writeLiteral(each, depth)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

const keyText = (key: string) => (/^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key));
