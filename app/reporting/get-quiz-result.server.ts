import type { Kysely } from 'kysely';
import { getOutcome } from '#app/assessment/get-outcome.server.ts';
import { lessonsTeaching } from '#app/assignments/missed-lessons.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { trackLessons } from '#app/learning/lesson-done.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { listCertificatesOfAttempt } from './list-certificates-of-attempt.server.ts';
import type { LearnerRecord } from './load-learner.server.ts';
import { quizStateOf } from './quiz-state.ts';
import type { QuizResult } from './quiz-view.ts';

interface Input {
  learner: LearnerRecord;
  module: { slug: string; title: string };
  facts: VersionFacts;
  language: string;
  attemptId: string;
}

/** A closed attempt with every answer and reason, for its owner alone. */
export async function getQuizResult(db: Kysely<Schema>, deps: Deps, input: Input): Promise<QuizResult> {
  const { learner, module, facts, language, attemptId } = input;
  const outcome = await getOutcome(db, learner.personId, attemptId, language);
  if (!outcome || outcome.attempt.moduleId !== facts.moduleId) {
    throw new Refusal('not-found', 'record.no-such-attempt');
  }
  const { attempt } = outcome;
  const quiz = quizStateOf(learner, facts.moduleId);
  const readAgain = attempt.passed ? [] : lessonsTeaching(facts, attempt.track, outcome.missedOutcomes);
  return {
    phase: 'result',
    module,
    attemptId,
    on: today(deps.zone, new Date(attempt.submittedAt ?? attempt.startedAt)),
    passed: attempt.passed === true,
    track: attempt.track,
    isDelta: attempt.scope === 'delta',
    points: attempt.points ?? 0,
    max: attempt.max ?? 0,
    missedCritical: outcome.criticalErrors.length,
    items: outcome.items.map(({ position, question, order, answer, grade, parallelOf }) => ({
      position,
      question,
      order,
      answer,
      grade,
      parallelOf,
    })),
    readAgain: readAgain.map(({ id, title }) => ({ id, title })),
    readAgainAll: readAgain.length === trackLessons(facts, attempt.track).length,
    attemptsLeft: 'attemptsLeft' in quiz ? quiz.attemptsLeft : 0,
    operationKey: deps.newToken(),
    certificates: await listCertificatesOfAttempt(db, learner.personId, attemptId),
  };
}
