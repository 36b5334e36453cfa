import { type CycleState, needOf, type TargetState } from '#app/assignments/cycle.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { type Acts, blockDone } from '#app/learning/lesson-done.ts';
import { type LessonProgress, type ModuleProgress, moduleProgress } from '#app/learning/module-progress.ts';
import { type Need, neededBlocks, neededLessons } from '#app/learning/need.ts';

/**
 * How far a person is with what a target asks: the whole track, or only what has changed since its base. `facts` may be of a
 * later minor edition than the target's version.
 */
export function targetProgress(
  acts: Acts,
  facts: VersionFacts,
  cycle: CycleState,
  target: TargetState,
): ModuleProgress {
  return needProgress(acts, facts, needOf(cycle, target));
}

export function needProgress(acts: Acts, facts: VersionFacts, need: Pick<Need, 'track' | 'base'>): ModuleProgress {
  const whole = moduleProgress(acts, facts, need.track);
  if (need.base === null) return whole;
  const asked = new Set(neededLessons(facts, need).map((lesson) => lesson.id));
  const openBlocks = openBlocksBeside(acts, facts, need);
  const lessons = whole.lessons.flatMap((lesson): LessonProgress[] => {
    if (asked.has(lesson.id)) return [lesson];
    const open = openBlocks.get(lesson.id);
    if (!open) return [];
    return [{ ...lesson, openBlocks: open, status: open.length === 0 ? 'done' : 'changed' }];
  });
  const left = lessons.filter((lesson) => lesson.status !== 'done');
  return {
    lessons,
    done: lessons.length - left.length,
    minutesLeft: left.reduce((sum, lesson) => sum + lesson.minutes, 0),
    nextLesson: left[0]?.id ?? null,
  };
}

/** Changed blocks in lessons whose text need not be read again, by lesson: those that still wait. */
function openBlocksBeside(acts: Acts, facts: VersionFacts, need: Pick<Need, 'track' | 'base'>): Map<string, string[]> {
  const open = new Map<string, string[]>();
  for (const block of neededBlocks(facts, need)) {
    const waiting = open.get(block.lessonId) ?? [];
    open.set(block.lessonId, blockDone(acts, block) ? waiting : [...waiting, block.id]);
  }
  return open;
}
