import type { ModuleProgress } from './module-progress.ts';

/** Where a person stopped: a place inside a lesson (`place` is the id of a heading, paragraph or block, or empty). */
export interface ResumePoint {
  lesson: string;
  place: string;
  at: string;
}

export type NextPlace = { kind: 'lesson'; lesson: string; place: string } | { kind: 'quiz' };

/** Back to the very place, unless that lesson is done or gone; then to the first lesson that is not; then to the quiz. */
export function resumeAt(progress: ModuleProgress, point: ResumePoint | null): NextPlace {
  const stopped = point && progress.lessons.find((each) => each.id === point.lesson && each.status !== 'done');
  if (stopped) return { kind: 'lesson', lesson: stopped.id, place: point.place };
  return progress.nextLesson === null ? { kind: 'quiz' } : { kind: 'lesson', lesson: progress.nextLesson, place: '' };
}

/**
 * The next stretch for a given time. A lesson in hand comes first: its stop points are three minutes apart. Otherwise the
 * first open lesson that fits, else the shortest open one. Null when every lesson is done.
 */
export function nextStretch(
  progress: ModuleProgress,
  point: ResumePoint | null,
  minutes: number,
): { lesson: string; place: string; fits: boolean } | null {
  const open = progress.lessons.filter((each) => each.status !== 'done');
  const inHand = point && open.find((each) => each.id === point.lesson);
  if (inHand) return { lesson: inHand.id, place: point.place, fits: true };
  const fitting = open.find((each) => each.minutes <= minutes);
  const shortest = open.toSorted((a, b) => a.minutes - b.minutes)[0];
  const lesson = fitting ?? shortest;
  return lesson ? { lesson: lesson.id, place: '', fits: fitting !== undefined } : null;
}
