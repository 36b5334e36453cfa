import { quizOffer } from '#app/assignments/quiz-offer.ts';
import type { LessonFacts, VersionFacts } from '#app/curriculum/facts.ts';
import { trackLessons } from '#app/learning/lesson-done.ts';
import type { AttemptState } from '#app/learning/progress.ts';
import type { Track } from '#app/platform/track.ts';
import type { LearnerRecord } from './load-learner.server.ts';
import { quizStateOf } from './quiz-state.ts';

/** The lessons of a track that teach any of some outcomes, in reading order. */
export function lessonsTeaching(facts: VersionFacts, track: Track, outcomes: string[]): LessonFacts[] {
  return trackLessons(facts, track).filter((lesson) => lesson.outcomes.some((id) => outcomes.includes(id)));
}

/**
 * Where a module's quiz stands at `short`: the lessons of the outcomes that its last attempt missed, and the `seq` of that
 * attempt, after which reading one of them counts as reading it again. Null in every other state.
 */
export function missedLessons(learner: LearnerRecord, module: string): { lessons: string[]; seq: number } | null {
  if (quizStateOf(learner, module).kind !== 'short') return null;
  const offer = quizOffer(learner, module);
  if (!offer) return null;
  const attempt = lastSubmitted(learner, module, offer.cycle.id);
  if (!attempt?.submitted) return null;
  const facts = learner.factsOf(module, offer.target.version);
  const lessons = lessonsTeaching(facts, attempt.track, missedOutcomes(learner, attempt));
  return { lessons: lessons.map((lesson) => lesson.id), seq: attempt.submitted.seq };
}

function lastSubmitted({ progress }: LearnerRecord, module: string, cycle: string): AttemptState | null {
  const attempts = [...progress.attempts.values()].filter(
    (attempt) => attempt.module === module && attempt.cycle === cycle && attempt.submitted,
  );
  return attempts.toSorted((a, b) => (b.submitted?.seq ?? 0) - (a.submitted?.seq ?? 0))[0] ?? null;
}

/** Of the first draw: a parallel item that was right does not undo the miss. */
function missedOutcomes({ factsOf }: LearnerRecord, { module, version, submitted }: AttemptState): string[] {
  const missed = new Set(
    submitted?.items.filter((item) => item.parallelOf === undefined && !item.right).map((item) => item.question),
  );
  const { questions } = factsOf(module, version);
  return questions.filter((question) => missed.has(question.hash)).map((question) => question.outcome);
}
