import type { Kysely } from 'kysely';
import type { Attempt } from '#app/assessment/attempt.ts';
import { getOpenAttempt } from '#app/assessment/get-open-attempt.server.ts';
import { getSheet } from '#app/assessment/get-sheet.server.ts';
import { listAttempts } from '#app/assessment/list-attempts.server.ts';
import type { Sheet, SheetItem } from '#app/assessment/sheet.ts';
import { attemptHome } from '#app/assignments/attempt-home.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { getModuleBySlug } from '#app/curriculum/get-module-by-slug.server.ts';
import { getFactsOfVersion } from '#app/curriculum/get-version-facts.server.ts';
import { moduleProgress } from '#app/learning/module-progress.ts';
import { clockTime, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { drawSize } from './get-module-page.server.ts';
import { getQuizResult } from './get-quiz-result.server.ts';
import { type LearnerRecord, loadLearner, quizStateOf } from './load-learner.server.ts';
import type { EarlierAttempt, QuizItem, QuizPage, QuizSheet } from './quiz-view.ts';

interface Input {
  personId: string;
  moduleSlug: string;
  /** A closed attempt to look at. */
  attemptId: string | null;
}

/** The quiz of a module for one learner: the start, the open sheet, the re-teaching or a result. */
export async function getQuizPage(db: Kysely<Schema>, deps: Deps, input: Input): Promise<QuizPage> {
  const { personId, moduleSlug, attemptId } = input;
  const found = await getModuleBySlug(db, moduleSlug);
  if (!found) throw new Refusal('not-found', 'curriculum.no-such-module');
  const facts = found.currentVersionId && (await getFactsOfVersion(db, found.currentVersionId));
  if (!facts) throw new Refusal('not-found', 'curriculum.being-revised');
  const module = { slug: found.slug, title: facts.title };
  const learner = await loadLearner(db, deps, personId);
  if (attemptId) return getQuizResult(db, deps, { learner, module, facts, attemptId });
  const open = await getOpenAttempt(db, personId, found.id);
  const sheet = open && (await getSheet(db, personId, open.id));
  if (sheet) return sheetPage(deps, module, personId, sheet);
  const earlier = earlierOf(deps, await listAttempts(db, personId, found.id));
  return doorOrStart(deps, learner, module, facts, earlier);
}

function doorOrStart(
  deps: Deps,
  learner: LearnerRecord,
  module: QuizPage['module'],
  facts: VersionFacts,
  earlier: EarlierAttempt[],
): QuizPage {
  const home = attemptHome(learner.cycles, facts.moduleId, learner.today);
  const quiz = quizStateOf(learner, facts);
  if (quiz.kind === 'talk') return { phase: 'closed-door', why: 'talk', module, earlier };
  if (!home) return { phase: 'closed-door', why: 'not-offered', module, earlier };
  const { track } = home.target;
  const { lessons, done } = moduleProgress(learner.progress, facts, track);
  const groups = facts.questions.filter((question) => question.critical && question.tracks.includes(track));
  return {
    phase: 'start',
    module,
    earlier,
    track,
    questions: drawSize(facts, track),
    critical: new Set(groups.map((question) => question.group ?? question.id)).size,
    passPercent: facts.rule.full.passPercent,
    attemptsLeft: 'attemptsLeft' in quiz ? quiz.attemptsLeft : 0,
    passedOn: quiz.kind === 'passed' ? quiz.on : null,
    lessonsLeft: lessons.length - done,
    operationKey: deps.newToken(),
  };
}

function earlierOf(deps: Deps, attempts: Attempt[]): EarlierAttempt[] {
  return attempts
    .filter((attempt) => attempt.status === 'closed')
    .map((attempt) => ({
      id: attempt.id,
      on: today(deps.zone, new Date(attempt.submittedAt ?? attempt.startedAt)),
      passed: attempt.passed === true,
    }));
}

function sheetPage(deps: Deps, module: QuizPage['module'], personId: string, sheet: Sheet): QuizSheet {
  const item = ({ position, question, answer, sequence, savedAt }: SheetItem): QuizItem => ({
    position,
    question,
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
