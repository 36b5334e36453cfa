import type { LessonFacts, VersionFacts } from '#app/curriculum/facts.ts';
import { trackLessons } from '#app/learning/lesson-done.ts';
import type { AttemptState } from '#app/learning/progress.ts';
import { quizMet } from '#app/learning/quiz-met.ts';
import type { Track } from '#app/platform/track.ts';
import { needOf } from './cycle.ts';
import { type ExaminedRecord, type QuizRecord, quizOffer } from './quiz-offer.ts';

/** The lessons of a track that teach any of some outcomes, in reading order. */
export function lessonsTeaching(facts: VersionFacts, track: Track, outcomes: string[]): LessonFacts[] {
  return trackLessons(facts, track).filter((lesson) => lesson.outcomes.some((id) => outcomes.includes(id)));
}

/**
 * After falling short in a module's quiz with an attempt left: the lessons of the outcomes that the last attempt missed, and
 * the `seq` of that attempt, after which reading one of them counts as reading it again. Null in every other state.
 */
export function missedLessons(record: ExaminedRecord, module: string): { lessons: string[]; seq: number } | null {
  const offer = quizOffer(record, module);
  if (!offer || offer.left === 0 || offer.target.metSeq !== null) return null;
  if (quizMet(record.progress, needOf(offer.cycle, offer.target), record.factsOf)) return null;
  const attempt = lastSubmitted(record, module, offer.cycle.id);
  if (!attempt?.submitted) return null;
  const facts = record.factsOf(module, offer.target.version);
  const lessons = lessonsTeaching(facts, attempt.track, missedOutcomes(record, attempt));
  return { lessons: lessons.map((lesson) => lesson.id), seq: attempt.submitted.seq };
}

function lastSubmitted({ progress }: QuizRecord, module: string, cycle: string): AttemptState | null {
  const attempts = [...progress.attempts.values()].filter(
    (attempt) => attempt.module === module && attempt.cycle === cycle && attempt.submitted,
  );
  return attempts.toSorted((a, b) => (b.submitted?.seq ?? 0) - (a.submitted?.seq ?? 0))[0] ?? null;
}

/** Of the first draw: a parallel item that was right does not undo the miss. */
function missedOutcomes({ factsOf }: ExaminedRecord, { module, version, submitted }: AttemptState): string[] {
  const missed = new Set(
    submitted?.items.filter((item) => item.parallelOf === undefined && !item.right).map((item) => item.question),
  );
  const { questions } = factsOf(module, version);
  return questions.filter((question) => missed.has(question.hash)).map((question) => question.outcome);
}
