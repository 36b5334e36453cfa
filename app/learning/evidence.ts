import type { VersionFacts } from '#app/curriculum/facts.ts';
import { isRead } from './lesson-done.ts';
import { lessonsMet, lessonsSeq, type Need, neededLessons } from './need.ts';
import type { FactsOf, ProgressState } from './progress.ts';
import { type QuizMet, quizMet } from './quiz-met.ts';

/** How a need was met. */
export interface Evidence {
  /** The newest version for which it holds: the needed one, or a later edition in which the quiz was taken. */
  version: number;
  how: 'taught' | 'assessed';
  /** Minutes of teaching: the track's, or only those of the lessons read where a pre-test credited the others. */
  minutes: number;
  /** `seq` of the last act that it rests on. */
  seq: number;
  quiz: QuizMet;
}

/** Whether, and how, a person's acts meet a need; null where something is missing. */
export function evidenceFor(progress: ProgressState, need: Need, factsOf: FactsOf): Evidence | null {
  const facts = factsOf(need.module, need.version);
  if (!lessonsMet(progress, facts, need)) return null;
  const quiz = quizMet(progress, need, factsOf);
  if (!quiz) return null;
  if (quiz.version > need.version) {
    const later = evidenceFor(progress, { ...need, version: quiz.version }, factsOf);
    if (later) return later;
  }
  const lessons = neededLessons(facts, need);
  const read = lessons.filter((lesson) => isRead(progress, lesson));
  const taught = read.length === lessons.length;
  return {
    version: need.version,
    how: taught ? 'taught' : 'assessed',
    minutes: minutesOf(facts, need, taught ? null : read),
    seq: Math.max(lessonsSeq(progress, facts, need), quiz.seq),
    quiz,
  };
}

function minutesOf(facts: VersionFacts, need: Need, read: { minutes: number }[] | null): number {
  if (need.base === null && read === null) return facts.minutes[need.track] ?? 0;
  const lessons = read ?? neededLessons(facts, need);
  return lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
}
