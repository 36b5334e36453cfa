import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { CheckedLesson } from './checked-content.ts';
import { compareModules } from './internal/compare-modules.ts';
import type { CompilePool } from './internal/compile-pool.server.ts';
import { filesSource } from './internal/module-source.server.ts';
import { readAssets } from './internal/read-assets.server.ts';
import { readLesson } from './internal/read-lesson.server.ts';
import { readHead } from './internal/read-module.server.ts';
import { listSources } from './list-sources.server.ts';
import type { ModuleFiles } from './module-files.ts';
import { type Problem, sortProblems } from './problem.ts';

export interface LessonCheck {
  problems: Problem[];
  /** Also where another part of the module contradicts it; null where it could not be compiled. */
  lesson: CheckedLesson | null;
}

/**
 * Checks one lesson of a module while it is written, by the compiler that is given, and keeps nothing of it. `files` needs the
 * lesson, `module.yaml` and the pictures that the lesson shows; what only the whole module can tell (ids that others have,
 * outcomes that nobody teaches) is left to `checkModuleFiles`.
 */
export async function checkLesson(
  db: Kysely<Schema>,
  { slug, files, path, compile }: { slug: string; files: ModuleFiles; path: string } & Pick<CompilePool, 'compile'>,
): Promise<LessonCheck> {
  const source = filesSource(slug, files);
  const elsewhere: Problem[] = [];
  const [sources, head, assets] = await Promise.all([
    listSources(db),
    readHead(source, elsewhere),
    readAssets(source, elsewhere),
  ]);
  const around = { lang: head?.value.lang ?? 'en', sources, assets, cacheDir: null, pool: { compile } };
  const { problems, lesson, at } = await readLesson(source, path, around);
  const module = {
    ...{ slug, head, assets, problems, file: 'module.yaml', questionsFile: 'questions.yaml', questions: [] },
    translations: { lessons: [], questions: [] },
    lessons: lesson ? [{ value: lesson, file: path, at }] : [],
  };
  const against = compareModules([module]).filter(({ file }) => file === path);
  return { problems: sortProblems([...problems, ...against]), lesson };
}
