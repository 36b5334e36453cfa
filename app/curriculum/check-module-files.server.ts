import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { CheckedModule } from './checked-content.ts';
import { checkedModule } from './internal/checked-module.ts';
import { compareModules } from './internal/compare-modules.ts';
import { filesSource } from './internal/module-source.server.ts';
import { type ModuleReading, readModule } from './internal/read-module.server.ts';
import { listSources } from './list-sources.server.ts';
import type { ModuleFiles } from './module-files.ts';
import { type Problem, sortProblems } from './problem.ts';

export interface ModuleCheck {
  problems: Problem[];
  /** What was read, with the place of everything, also where there are problems. */
  reading: ModuleReading;
  /** Ready to be published; null while there are problems. */
  module: CheckedModule | null;
}

/** Checks a module in folder form against the sources of this installation. Problems name files by their path alone. */
export async function checkModuleFiles(db: Kysely<Schema>, slug: string, files: ModuleFiles): Promise<ModuleCheck> {
  const reading = await readModule(filesSource(slug, files), await listSources(db), undefined);
  const problems = sortProblems([...reading.problems, ...compareModules([reading])]);
  return { problems, reading, module: problems.length > 0 ? null : (checkedModule(reading)[0] ?? null) };
}
