import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';

const folder = join(import.meta.dirname, '../../db/tables');
const shared = new Set(['flag']);

/** The tables in the file of each module, which alone writes them. */
export function tablesByModule(): Record<string, string[]> {
  const modules = readdirSync(folder).map((file) => parse(file).name);
  return Object.fromEntries(modules.filter((name) => !shared.has(name)).map((name) => [name, tablesIn(name)]));
}

function tablesIn(module: string): string[] {
  const text = readFileSync(join(folder, `${module}.ts`), 'utf8');
  return [...text.matchAll(/^ {2}(\w+): \{/gm)].map((match) => match[1] ?? '');
}
