import type { Kysely } from 'kysely';
import { listOpenSheets, type OpenSheet } from '#app/assessment/list-open-sheets.server.ts';
import { attemptHome } from '#app/assignments/attempt-home.ts';
import { attemptsLeft, attemptsReopened, attemptsUsed } from '#app/assignments/attempts-left.ts';
import { needOf } from '#app/assignments/cycle.ts';
import type { Cycles } from '#app/assignments/fold-cycles.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { listEventsOf } from '#app/events/list-events.server.ts';
import type { LearningEvent } from '#app/events/vocabulary.ts';
import { loadFacts } from '#app/learning/load-facts.server.ts';
import { listSparseEvents, loadLearning } from '#app/learning/load-learning.server.ts';
import type { FactsOf, ProgressState } from '#app/learning/progress.ts';
import { quizMet } from '#app/learning/quiz-met.ts';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { QuizState } from './learner-view.ts';

/** All that the learner's own pages read of a record, loaded once for a page. */
export interface LearnerRecord {
  personId: string;
  today: CalendarDate;
  cycles: Cycles;
  progress: ProgressState;
  reopened: LearningEvent[];
  openSheets: OpenSheet[];
  factsOf: FactsOf;
}

export async function loadLearner(db: Kysely<Schema>, deps: Deps, personId: string): Promise<LearnerRecord> {
  const [cycles, sparse, reopened, openSheets] = await Promise.all([
    listCycles(db, personId),
    listSparseEvents(db, personId),
    listEventsOf(db, personId, ['attempts.reopened']),
    listOpenSheets(db, personId),
  ]);
  const { progress } = await loadLearning(db, personId, sparse);
  const targets = cycles.flatMap((cycle) => cycle.targets);
  const attempts = [...progress.attempts.values()];
  const factsOf = await loadFacts(db, [
    ...targets.map(({ module, version }) => ({ module, version })),
    ...attempts.map(({ module, version }) => ({ module, version })),
  ]);
  return { personId, today: today(deps.zone, deps.now()), cycles, progress, reopened, openSheets, factsOf };
}

/** How a module's quiz stands for the learner, in the cycle that an attempt would belong to today. */
export function quizStateOf(learner: LearnerRecord, facts: Pick<VersionFacts, 'moduleId'>): QuizState {
  const { cycles, progress, reopened, openSheets, factsOf } = learner;
  const module = facts.moduleId;
  const open = openSheets.find((sheet) => sheet.moduleId === module);
  if (open) return { kind: 'open', answered: open.answered, of: open.of };
  const home = attemptHome(cycles, module, learner.today);
  if (!home) return passedBefore(learner, module) ?? { kind: 'not-offered' };
  const { cycle, target } = home;
  const met = quizMet(progress, needOf(cycle, target), factsOf);
  if (met?.best?.attempt.submitted) return { kind: 'passed', on: met.best.attempt.submitted.on };
  const used = attemptsUsed(progress, cycle, target);
  const left = attemptsLeft(used, attemptsReopened(reopened, cycle.id, module));
  if (left === 0) return { kind: 'talk' };
  return used > 0 ? { kind: 'short', attemptsLeft: left } : { kind: 'ready', attemptsLeft: left };
}

/** A fulfilled cycle holds the module: its quiz was passed and is not asked again now. */
function passedBefore({ cycles }: LearnerRecord, module: string): QuizState | null {
  const held = cycles.filter(
    (cycle) => cycle.state === 'fulfilled' && cycle.targets.some((target) => target.module === module),
  );
  const on = held
    .map((cycle) => cycle.fulfilledOn ?? '')
    .toSorted()
    .at(-1);
  return on ? { kind: 'passed', on } : null;
}
