import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const content = resolve(import.meta.dirname, '../../content/modules');

/** The props of a block as a lesson in `content/` writes them: strings and JSON-like literals, which YAML reads too. */
export function lessonProps(lesson: string, name: string): unknown {
  const text = readFileSync(join(content, lesson), 'utf8');
  const block = new RegExp(`<${name}\\s([\\s\\S]*?)\\s/>\\n`).exec(text)?.[1];
  if (block === undefined) throw new Error(`${lesson} has no ${name}`);
  const attribute = /(\w+)=(?:"([^"]*)"|\{([\s\S]*?)\}(?=\s+\w+=|\s*$))/g;
  const entries = [...block.matchAll(attribute)].map(([, key, string, literal]) => [
    key,
    string ?? parse(literal ?? ''),
  ]);
  return Object.fromEntries(entries);
}
