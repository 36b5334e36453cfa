import { type CompileOutcome, compileHere, type LessonInput } from '#app/curriculum/compile-here.server.ts';
import { type LintReport, type LintTask, lintDraft } from './lint/lint-draft.ts';

export interface WritingTask {
  /** The lesson of this path, to be compiled; null: none. */
  lesson: { path: string; input: LessonInput } | null;
  /** A draft on which advice is asked for; null: none is. */
  draft: LintTask | null;
}

export interface WritingRead {
  outcome: CompileOutcome | null;
  advice: LintReport | null;
}

/** What the thread of the editor does. A lesson is parsed once for the check, the preview and the advice. */
export async function readWriting({ lesson, draft }: WritingTask): Promise<WritingRead> {
  if (!lesson) return { outcome: null, advice: draft && lintDraft(draft) };
  let seen: { advice: LintReport | null } | null = null;
  const outcome = await compileHere(lesson.input, (tree) => {
    if (draft) seen = { advice: lintDraft(draft, { path: lesson.path, tree }) };
  });
  const { advice } = seen ?? { advice: draft && lintDraft(draft) };
  return { outcome, advice };
}
