import type { BlockFacts, LessonFacts, VersionFacts } from '#app/curriculum/facts.ts';
import type { Track } from '#app/questions/question.ts';
import { blockDone, isRead, lessonDone, requiredBlocks, trackLessons } from './lesson-done.ts';
import type { ProgressState } from './progress.ts';

/**
 * What has to be learnt of a module: everything of the track (`base` null), or what has changed since the version `base`.
 * Attempts count when submitted after `countsFromSeq`.
 */
export interface Need {
  module: string;
  track: Track;
  version: number;
  base: number | null;
  scope: 'whole' | 'delta';
  countsFromSeq: number;
}

export function neededLessons(facts: VersionFacts, need: Pick<Need, 'track' | 'base'>): LessonFacts[] {
  return trackLessons(facts, need.track).filter((lesson) => need.base === null || lesson.since > need.base);
}

/** Required blocks that changed in a lesson whose text need not be read again. */
export function neededBlocks(facts: VersionFacts, need: Pick<Need, 'track' | 'base'>): BlockFacts[] {
  const { base, track } = need;
  if (base === null) return [];
  const kept = trackLessons(facts, track).filter((lesson) => lesson.since <= base);
  return kept.flatMap((lesson) => requiredBlocks(lesson, facts, track)).filter((block) => block.since > base);
}

export function lessonsMet(progress: ProgressState, facts: VersionFacts, need: Need): boolean {
  return (
    neededLessons(facts, need).every((lesson) => lessonDone(progress, lesson, facts, need.track)) &&
    neededBlocks(facts, need).every((block) => blockDone(progress, block))
  );
}

/** The last `seq` among the acts that make the needed lessons done. */
export function lessonsSeq(progress: ProgressState, facts: VersionFacts, need: Need): number {
  const lessons = neededLessons(facts, need);
  const blocks = [
    ...lessons.flatMap((lesson) => requiredBlocks(lesson, facts, need.track)),
    ...neededBlocks(facts, need),
  ];
  return Math.max(
    0,
    ...lessons.map((lesson) => (isRead(progress, lesson) ? (progress.lessons.get(lesson.id)?.seq ?? 0) : 0)),
    ...blocks.map((block) => (blockDone(progress, block) ? (progress.blocks.get(block.id)?.seq ?? 0) : 0)),
    ...creditSeqs(progress, facts, lessons),
  );
}

function creditSeqs(progress: ProgressState, facts: VersionFacts, lessons: LessonFacts[]): number[] {
  const outcomes = new Set(lessons.filter((lesson) => !isRead(progress, lesson)).flatMap((lesson) => lesson.outcomes));
  return progress.credits
    .filter((credit) => credit.module === facts.moduleId && outcomes.has(credit.outcome))
    .map((credit) => credit.seq);
}
