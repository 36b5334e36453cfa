import type { Kysely } from 'kysely';
import { getOutcome } from '#app/assessment/get-outcome.server.ts';
import type { Outcome } from '#app/assessment/outcome.ts';
import { listCertificates } from '#app/certification/list-certificates.server.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { type LearnerRecord, quizStateOf } from './load-learner.server.ts';
import type { QuizResult } from './quiz-view.ts';

interface Input {
  learner: LearnerRecord;
  module: { slug: string; title: string };
  facts: VersionFacts;
  attemptId: string;
}

/** A closed attempt with every answer and reason, for its owner alone. */
export async function getQuizResult(db: Kysely<Schema>, deps: Deps, input: Input): Promise<QuizResult> {
  const { learner, module, facts, attemptId } = input;
  const outcome = await getOutcome(db, learner.personId, attemptId);
  if (!outcome || outcome.attempt.moduleId !== facts.moduleId) {
    throw new Refusal('not-found', 'record.no-such-attempt');
  }
  const { attempt } = outcome;
  const quiz = quizStateOf(learner, facts);
  return {
    phase: 'result',
    module,
    attemptId,
    on: today(deps.zone, new Date(attempt.submittedAt ?? attempt.startedAt)),
    passed: attempt.passed === true,
    track: attempt.track,
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
    readAgain: attempt.passed ? [] : lessonsOf(facts, attempt.track, outcome.missedOutcomes),
    attemptsLeft: 'attemptsLeft' in quiz ? quiz.attemptsLeft : 0,
    certificates: await certificatesBy(db, learner.personId, outcome),
  };
}

function lessonsOf(facts: VersionFacts, track: 'foundation' | 'full', outcomes: string[]) {
  return facts.lessons
    .filter((lesson) => lesson.tracks.includes(track) && lesson.outcomes.some((id) => outcomes.includes(id)))
    .map(({ id, title }) => ({ id, title }));
}

/** Issued at the instant of this submission: both stand in one transaction and carry one clock reading. */
async function certificatesBy(db: Kysely<Schema>, personId: string, { attempt }: Outcome) {
  const certificates = await listCertificates(db, personId);
  return certificates
    .filter((certificate) => sameSecond(certificate.issuedAt, attempt.submittedAt))
    .map(({ serial, snapshot }) => ({ serial, title: snapshot.curriculum.title }));
}

function sameSecond(a: string, b: string | null): boolean {
  return b !== null && Math.abs(Date.parse(a) - Date.parse(b)) < 1000;
}
