import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import type { CheckedContent } from './checked-content.ts';
import { rolesFileSchema, sourcesFileSchema } from './content-schemas.ts';
import { checkedModule } from './internal/checked-module.ts';
import { compareModules } from './internal/compare-modules.ts';
import { folderSource } from './internal/module-source.server.ts';
import { readCurricula } from './internal/read-curricula.server.ts';
import { type ModuleReading, readModule } from './internal/read-module.server.ts';
import { readText } from './internal/read-text.server.ts';
import { readYaml, yamlLimits } from './internal/strict-yaml.ts';
import { type Problem, sortProblems } from './problem.ts';

const parts = ['sources.yaml', 'roles.yaml', 'curricula', 'modules'];

export interface ReadOptions {
  /** Folder of compiled lessons; null for none. Absent: `data/cache/compile` of this installation. */
  cacheDir?: string | null;
  /** Told before each module, since compiling takes a moment. */
  say?: (line: string) => void;
}

/**
 * Reads a content folder: every file is checked on its own, then against the others. Publishes nothing; `modules` holds those
 * without problems of their own.
 */
export async function readContent(folder: string, { cacheDir, say }: ReadOptions = {}): Promise<CheckedContent> {
  const problems: Problem[] = [];
  const entries = await listFolder(folder, problems);
  for (const name of entries.filter((entry) => !parts.includes(entry))) {
    const fix = `Here belong ${parts.join(', ')}.`;
    problems.push({
      file: path.join(folder, name),
      line: 1,
      column: 1,
      message: 'This is not part of the content.',
      fix,
    });
  }
  const optional = async <T>(name: string, schema: z.ZodType<T>, empty: T) =>
    entries.includes(name) ? await readFileAs(folder, name, schema, empty, problems) : empty;
  const { sources } = await optional('sources.yaml', sourcesFileSchema, { sources: {} });
  const { roles } = await optional('roles.yaml', rolesFileSchema, { roles: [] });
  const modules: ModuleReading[] = [];
  for (const name of entries.includes('modules') ? await listFolder(path.join(folder, 'modules'), problems) : []) {
    say?.(name);
    const file = path.join(folder, 'modules', name);
    if ((await lstat(file)).isDirectory()) modules.push(await readModule(folderSource(file), sources, cacheDir));
    else problems.push({ file, line: 1, column: 1, message: 'This is not a module.', fix: 'A module is a folder.' });
  }
  problems.push(...modules.flatMap((module) => module.problems), ...compareModules(modules));
  const curricula = await readCurricula(path.join(folder, 'curricula'), modules, roles);
  problems.push(...curricula.problems);
  return {
    problems: sortProblems(problems),
    modules: modules.flatMap(checkedModule),
    curricula: curricula.curricula,
    roles,
    sources,
  };
}

async function listFolder(folder: string, problems: Problem[]): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch {
    problems.push({
      file: folder,
      line: 1,
      column: 1,
      message: 'This folder cannot be read.',
      fix: 'Give the folder that holds modules/.',
    });
    return [];
  }
}

async function readFileAs<T>(
  folder: string,
  name: string,
  schema: z.ZodType<T>,
  empty: T,
  problems: Problem[],
): Promise<T> {
  const text = await readText(folderSource(folder), name, yamlLimits.bytes);
  if (!text.ok) {
    problems.push(text.problem);
    return empty;
  }
  const read = readYaml(schema, text.text);
  if (read.ok) return read.value;
  const file = path.join(folder, name);
  problems.push(...read.problems.map((problem) => ({ file, ...problem })));
  return empty;
}
