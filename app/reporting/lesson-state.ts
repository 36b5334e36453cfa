import type { LessonStatus } from '#app/learning/module-progress.ts';
import type { LessonState } from './learner-view.ts';

/** A lesson outside the learner's track has no status of its own. */
export function lessonStateOf(status: LessonStatus | undefined): LessonState {
  return status === undefined || status === 'todo' ? 'open' : status;
}
