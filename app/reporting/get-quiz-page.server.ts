import type { Kysely } from 'kysely';
import type { Attempt } from '#app/assessment/attempt.ts';
import { getOpenAttempt } from '#app/assessment/get-open-attempt.server.ts';
import { getSheet } from '#app/assessment/get-sheet.server.ts';
import { listAttempts } from '#app/assessment/list-attempts.server.ts';
import type { Sheet, SheetItem } from '#app/assessment/sheet.ts';
import { quizOffer } from '#app/assignments/quiz-offer.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { getModuleBySlug } from '#app/curriculum/get-module-by-slug.server.ts';
import { getFactsOfVersion } from '#app/curriculum/get-version-facts.server.ts';
import { clockTime, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { getQuizResult } from './get-quiz-result.server.ts';
import { type LearnerRecord, loadLearner } from './load-learner.server.ts';
import { quizSize } from './quiz-size.ts';
import { quizStateOf } from './quiz-state.ts';
import type { EarlierAttempt, QuizItem, QuizPage, QuizSheet, QuizStart } from './quiz-view.ts';
import { targetProgress } from './target-progress.ts';

interface Input {
  personId: string;
  moduleSlug: string;
  /** The learner's own. */
  language: string;
  /** A closed attempt to look at. */
  attemptId: string | null;
}

/** The quiz of a module for one learner: the start, the open sheet, the re-teaching or a result. */
export async function getQuizPage(
  db: Kysely<Schema>,
  deps: Deps,
  input: Input,
): Promise<QuizPage | { movedTo: string }> {
  const { personId, moduleSlug, language, attemptId } = input;
  const found = await getModuleBySlug(db, moduleSlug);
  if (!found) throw new Refusal('not-found', 'curriculum.no-such-module');
  if (found.movedTo) return { movedTo: `/learn/${found.movedTo}/quiz` };
  const facts = found.currentVersionId && (await getFactsOfVersion(db, found.currentVersionId));
  if (!facts) throw new Refusal('not-found', 'curriculum.being-revised');
  const module = { slug: found.slug, title: facts.title };
  const open = attemptId === null ? await getOpenAttempt(db, personId, found.id) : null;
  const sheet = open && (await getSheet(db, personId, open.id, language));
  if (sheet) return sheetPage(deps, module, personId, sheet);
  const learner = await loadLearner(db, deps, personId);
  if (attemptId !== null) return getQuizResult(db, deps, { learner, module, facts, language, attemptId });
  const attempts = (await listAttempts(db, personId, found.id)).filter((attempt) => attempt.status === 'closed');
  const start = startPage(deps, learner, { module, facts, earlier: earlierOf(deps, attempts) });
  if (start) return start;
  const passed = attempts.find((attempt) => attempt.passed);
  const quiz = quizStateOf(learner, facts.moduleId);
  // Nothing is left to take: whoever passed sees that, with the reasons.
  if (passed && quiz.kind === 'passed')
    return getQuizResult(db, deps, { learner, module, facts, language, attemptId: passed.id });
  return {
    phase: 'closed-door',
    door: quiz.kind === 'talk' || quiz.kind === 'waits' ? quiz : { kind: 'not-offered' },
    module,
    earlier: earlierOf(deps, attempts),
  };
}

/** Null where no attempt can be started. */
function startPage(
  deps: Deps,
  learner: LearnerRecord,
  { facts, ...common }: Pick<QuizStart, 'module' | 'earlier'> & { facts: VersionFacts },
): QuizStart | null {
  const offer = quizOffer(learner, facts.moduleId);
  const quiz = quizStateOf(learner, facts.moduleId);
  if (!offer || offer.left === 0 || quiz.kind === 'waits') return null;
  const { questions, critical } = quizSize(facts, offer.asked);
  if (questions === 0) return null;
  const { lessons, done } = targetProgress(learner.progress, facts, offer.cycle, offer.target);
  return {
    phase: 'start',
    ...common,
    track: offer.target.track,
    isDelta: offer.asked.scope === 'delta',
    questions,
    critical,
    passPercent: facts.rule.full.passPercent,
    attemptsLeft: offer.left,
    passedOn: quiz.kind === 'passed' || quiz.kind === 'raise' ? quiz.on : null,
    lessonsLeft: lessons.length - done,
    operationKey: deps.newToken(),
  };
}

function earlierOf(deps: Deps, attempts: Attempt[]): EarlierAttempt[] {
  return attempts.map((attempt) => ({
    id: attempt.id,
    on: today(deps.zone, new Date(attempt.submittedAt ?? attempt.startedAt)),
    passed: attempt.passed === true,
  }));
}

function sheetPage(deps: Deps, module: QuizPage['module'], personId: string, sheet: Sheet): QuizSheet {
  const item = ({ position, question, lang, answer, sequence, savedAt }: SheetItem): QuizItem => ({
    position,
    question,
    lang,
    answer,
    sequence,
    savedTime: savedAt && answer !== null ? clockTime(deps.zone, new Date(savedAt)) : null,
  });
  const reteach = sheet.attempt.status === 'reteach';
  return {
    phase: reteach ? 'reteach' : 'open',
    module,
    personId,
    attemptId: sheet.attempt.id,
    items: reteach ? sheet.reteach.map(({ parallel }) => item(parallel)) : sheet.items.map(item),
    teach: sheet.reteach.map(({ parallel, text }) => ({ position: parallel.position, reteach: text })),
    operationKey: deps.newToken(),
  };
}
