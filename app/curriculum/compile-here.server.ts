import type { WorkerLimits } from '#app/platform/worker-pool.server.ts';
import { type CompileOutcome, compileMdx } from './internal/compile-mdx.server.ts';
import { pastLimits } from './internal/compile-pool.server.ts';
import type { LessonInput, MdNode } from './internal/lesson-tree.ts';

export type { CompileOutcome, LessonInput, MdNode };

/**
 * Checks and compiles a lesson in the thread that calls it, without any limit: for a worker thread that does more with the
 * text. `look` is shown the tree of `parseLesson` before the check, and must not keep it.
 */
export function compileHere(input: LessonInput, look: (tree: MdNode) => void): Promise<CompileOutcome> {
  return compileMdx(input, look);
}

/** What is wrong with a lesson whose thread was ended for passing its limits; throws every other error. */
export function problemOfLimits(error: unknown, limits: Pick<WorkerLimits, 'timeLimitMs'>): CompileOutcome {
  return pastLimits(error, limits);
}
