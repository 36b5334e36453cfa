import path from 'node:path';
import { interactiveBlocks } from '#app/blocks/registry.ts';
import { hashOf } from '#app/platform/canonical-json.ts';
import { projectRoot } from '#app/platform/project-root.server.ts';
import type { CompiledLesson } from './compiled-lesson.ts';
import { compilerVersion } from './compiler-version.ts';
import { readCompiled, writeCompiled } from './internal/compile-cache.server.ts';
import type { CompileOutcome } from './internal/compile-mdx.server.ts';
import { type CompilePool, openCompilePool } from './internal/compile-pool.server.ts';
import type { LessonInput } from './internal/lesson-tree.ts';

const limits = { timeLimitMs: 10_000, startLimitMs: 60_000, memoryMb: 256, idleMs: 20_000 };

const running = new Map<string, Promise<CompileOutcome>>();
let shared: CompilePool | null = null;

export interface CompileOptions {
  /** Folder of compiled lessons; null for none. Absent: `data/cache/compile` of this installation. */
  cacheDir?: string | null;
  pool?: Pick<CompilePool, 'compile'>;
}

/**
 * Checks and compiles a lesson in a worker thread, or finds it among those compiled before. Equal lessons asked for at the
 * same time are compiled once. Texts with problems are not remembered.
 */
export async function compileLesson(input: LessonInput, options: CompileOptions = {}): Promise<CompileOutcome> {
  const { cacheDir = path.join(projectRoot(), 'data/cache/compile'), pool = sharedPool() } = options;
  const key = cacheKey(input);
  const flight = `${cacheDir}\n${key}`;
  const same = running.get(flight);
  if (same) return same;
  const outcome = findOrCompile(input, key, cacheDir, pool).finally(() => running.delete(flight));
  running.set(flight, outcome);
  return outcome;
}

async function findOrCompile(
  input: LessonInput,
  key: string,
  cacheDir: string | null,
  pool: Pick<CompilePool, 'compile'>,
): Promise<CompileOutcome> {
  const known: CompiledLesson | null = cacheDir === null ? null : await readCompiled(cacheDir, key);
  if (known) return { ok: true, lesson: known };
  const outcome = await pool.compile(input);
  if (outcome.ok && cacheDir !== null) await writeCompiled(cacheDir, key, outcome.lesson);
  return outcome;
}

/** Everything that takes part in the result: text, tracks, the sources and pictures that it names, block models, compiler. */
function cacheKey(input: LessonInput): string {
  const models = Object.fromEntries(
    Object.entries(interactiveBlocks).map(([name, { model }]) => [name, model.version]),
  );
  return hashOf({ compiler: compilerVersion, models, ...input });
}

function sharedPool(): CompilePool {
  shared ??= openCompilePool(limits);
  return shared;
}
