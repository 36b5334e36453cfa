import path from 'node:path';
import { type CompileOutcome, type LessonInput, problemOfLimits } from '#app/curriculum/compile-here.server.ts';
import { projectRoot } from '#app/platform/project-root.server.ts';
import { createWorkerPool, WorkerEnded, type WorkerPool } from '#app/platform/worker-pool.server.ts';
import type { LintReport, LintTask } from './lint/lint-draft.ts';
import type { WritingRead, WritingTask } from './read-writing.server.ts';

/** Somebody waits for the answer, and the next text is on its way. */
const limits = { timeLimitMs: 3_000, startLimitMs: 60_000, memoryMb: 384, idleMs: 300_000 };

let shared: WorkerPool<WritingTask, WritingRead> | null = null;

function thread(): WorkerPool<WritingTask, WritingRead> {
  const workerFile = path.join(projectRoot(), 'app/authoring/writing-worker.mjs');
  shared ??= createWorkerPool({ name: 'reader of drafts', workerFile, ...limits });
  return shared;
}

/** Advice on a draft, in the editor's thread; null, too, for texts that pass its limits. */
export async function lintInThread(draft: LintTask): Promise<LintReport | null> {
  try {
    return (await thread().ask({ lesson: null, draft })).advice;
  } catch (error) {
    if (error instanceof WorkerEnded) return null;
    throw error;
  }
}

/** A compiler of one lesson of a draft, apart from that of publications; what it says of the draft on the way is kept in `advice`. */
export function compilerInThread(lessonPath: string, draft: LintTask | null) {
  const made = {
    /** Undefined until a lesson was compiled. */
    advice: undefined as LintReport | null | undefined,
    compile: async (input: LessonInput): Promise<CompileOutcome> => {
      try {
        const { outcome, advice } = await thread().ask({ lesson: { path: lessonPath, input }, draft });
        if (!outcome) throw new Error('The reader of drafts has compiled nothing.');
        made.advice = advice;
        return outcome;
      } catch (error) {
        made.advice = null;
        return problemOfLimits(error, limits);
      }
    },
  };
  return made;
}
