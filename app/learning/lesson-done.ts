import type { BlockFacts, LessonFacts, VersionFacts } from '#app/curriculum/facts.ts';
import type { Track } from '#app/questions/question.ts';
import type { ProgressState } from './progress.ts';

/** The part of the progress that stands in tables: what pages read. */
export type Acts = Pick<ProgressState, 'lessons' | 'blocks' | 'credits'>;

/**
 * Done ⇔ read at a version that still counts, and each required block of the track answered at one (a graded block: passed).
 * A pre-test credit stands for the reading and the formative checks, never for a graded block.
 */
export function lessonDone(progress: Acts, lesson: LessonFacts, facts: VersionFacts, track: Track): boolean {
  const blocks = requiredBlocks(lesson, facts, track);
  if (isRead(progress, lesson) && blocks.every((block) => blockDone(progress, block))) return true;
  return isCredited(progress, lesson, facts) && blocks.every((block) => !block.graded || blockDone(progress, block));
}

/** An act at version w counts for an item ⇔ w ≥ since. */
export function isRead(progress: Acts, lesson: LessonFacts): boolean {
  const read = progress.lessons.get(lesson.id);
  return read !== undefined && read.version >= lesson.since;
}

export function blockDone(progress: Acts, block: BlockFacts): boolean {
  const result = progress.blocks.get(block.id);
  return result?.passed === true && result.version >= block.since;
}

/** Every outcome of the lesson was shown in a pre-test of a version that still counts. */
export function isCredited(progress: Acts, lesson: LessonFacts, facts: VersionFacts): boolean {
  return lesson.outcomes.length > 0 && lesson.outcomes.every((outcome) => creditFor(progress, outcome, lesson, facts));
}

function creditFor(progress: Acts, outcome: string, lesson: LessonFacts, facts: VersionFacts): boolean {
  return progress.credits.some(
    (credit) => credit.module === facts.moduleId && credit.outcome === outcome && credit.version >= lesson.since,
  );
}

export function requiredBlocks(lesson: LessonFacts, facts: VersionFacts, track: Track): BlockFacts[] {
  return facts.blocks.filter((block) => block.lessonId === lesson.id && block.required && block.tracks.includes(track));
}

export function trackLessons(facts: VersionFacts, track: Track): LessonFacts[] {
  return facts.lessons.filter((lesson) => lesson.tracks.includes(track));
}
