import type { LessonFacts, VersionFacts } from '#app/curriculum/facts.ts';
import type { Track } from '#app/questions/question.ts';
import { type Acts, blockDone, lessonDone, requiredBlocks, trackLessons } from './lesson-done.ts';

/** changed: it was done in an earlier version, and a newer one asks for it again. */
export type LessonStatus = 'done' | 'changed' | 'begun' | 'todo';

export interface LessonProgress {
  id: string;
  title: string;
  minutes: number;
  status: LessonStatus;
  /** Required blocks still to answer, in reading order. */
  openBlocks: string[];
}

export interface ModuleProgress {
  lessons: LessonProgress[];
  done: number;
  minutesLeft: number;
  /** First lesson that is not done, in reading order; null when all are. */
  nextLesson: string | null;
}

/** How far a person is on a module's track. */
export function moduleProgress(acts: Acts, facts: VersionFacts, track: Track): ModuleProgress {
  const lessons = trackLessons(facts, track).map((lesson) => lessonProgress(acts, lesson, facts, track));
  const left = lessons.filter((lesson) => lesson.status !== 'done');
  return {
    lessons,
    done: lessons.length - left.length,
    minutesLeft: left.reduce((sum, lesson) => sum + lesson.minutes, 0),
    nextLesson: left[0]?.id ?? null,
  };
}

/** The lesson to offer after one: the next that is not done, else an earlier one that was left out. */
export function lessonAfter(progress: ModuleProgress, lesson: string): string | null {
  const place = progress.lessons.findIndex((each) => each.id === lesson);
  const later = progress.lessons.slice(place + 1).find((each) => each.status !== 'done');
  return later?.id ?? progress.lessons.find((each) => each.status !== 'done' && each.id !== lesson)?.id ?? null;
}

function lessonProgress(acts: Acts, lesson: LessonFacts, facts: VersionFacts, track: Track): LessonProgress {
  const { id, title, minutes } = lesson;
  const done = lessonDone(acts, lesson, facts, track);
  const blocks = requiredBlocks(lesson, facts, track);
  const openBlocks = done ? [] : blocks.filter((block) => !blockDone(acts, block)).map((block) => block.id);
  return { id, title, minutes, status: done ? 'done' : statusOf(acts, lesson, blocks), openBlocks };
}

function statusOf(acts: Acts, lesson: LessonFacts, blocks: { id: string; since: number }[]): LessonStatus {
  const read = acts.lessons.get(lesson.id);
  const isOutdated = (act: { version: number } | undefined, since: number) => act !== undefined && act.version < since;
  if (isOutdated(read, lesson.since)) return 'changed';
  if (read && blocks.some((block) => isOutdated(acts.blocks.get(block.id), block.since))) return 'changed';
  return read || blocks.some((block) => acts.blocks.has(block.id)) ? 'begun' : 'todo';
}
