import { needOf, type TargetState } from '#app/assignments/cycle.ts';
import { opensAfter } from '#app/assignments/opens-after.ts';
import { modulesToRaise, type QuizOffer, quizOffer } from '#app/assignments/quiz-offer.ts';
import { type QuizMet, quizMet } from '#app/learning/quiz-met.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { QuizState } from './learner-view.ts';
import type { LearnerRecord } from './load-learner.server.ts';

/** How a module's quiz stands for the learner, in the cycle that an attempt would belong to today. */
export function quizStateOf(learner: LearnerRecord, module: string): QuizState {
  const sheet = learner.openSheets.find((each) => each.moduleId === module);
  if (sheet) return { kind: 'open', answered: sheet.answered, of: sheet.of };
  const offer = quizOffer(learner, module);
  if (!offer) return heldState(learner, module);
  const met = quizMet(learner.progress, needOf(offer.cycle, offer.target), learner.factsOf);
  if (met) return metState(learner, module, offer, met);
  if (offer.target.metSeq !== null) return priorState(learner, offer);
  if (offer.left === 0) return { kind: 'talk' };
  const after = opensAfter(learner, module).map((target) => modulePlace(learner, target));
  if (after.length > 0) return { kind: 'waits', after };
  return { kind: offer.used > 0 ? 'short' : 'ready', attemptsLeft: offer.left };
}

function modulePlace({ courses, factsOf }: LearnerRecord, { module, version }: TargetState) {
  const slugs = [...courses.values()].flatMap((course) => course.modules.get(module)?.slug ?? []);
  return { slug: slugs[0] ?? module, title: factsOf(module, version).title };
}

/** What a fulfilled cycle holds was passed and is not asked now. */
function heldState({ cycles }: LearnerRecord, module: string): QuizState {
  const held = cycles.filter((cycle) => cycle.targets.some((target) => target.module === module));
  const days = held.flatMap((cycle) => cycle.fulfilledOn ?? []).toSorted();
  const on = days.at(-1);
  return on ? { kind: 'passed', on } : { kind: 'not-offered' };
}

/** Passed; but where only the pool falls short, a better attempt is wanted, or a talk once none of its quizzes has one left. */
function metState(learner: LearnerRecord, module: string, offer: QuizOffer, met: QuizMet): QuizState {
  const on = dayOf(learner, met);
  if (on === null) return { kind: 'not-offered' };
  const pools = poolsOf(learner).filter((modules) => modules.includes(module));
  if (pools.length === 0) return { kind: 'passed', on };
  if (offer.left > 0) return { kind: 'raise', on, attemptsLeft: offer.left };
  const isStuck = pools.some((modules) => modules.every((each) => quizOffer(learner, each)?.left === 0));
  return isStuck ? { kind: 'talk' } : { kind: 'passed', on };
}

/** For each open cycle that lacks only points: the modules whose better attempt brings some. */
function poolsOf({ cycles, courses, progress, factsOf }: LearnerRecord): string[][] {
  return cycles.map((cycle) => {
    const course = courses.get(cycle.id);
    return course ? modulesToRaise(progress, cycle, factsOf, course.pooledFoundationPercent) : [];
  });
}

/** Null where nothing had to be asked: what changed has no questions. */
function dayOf({ progress }: LearnerRecord, met: QuizMet): CalendarDate | null {
  const attempts = [...progress.attempts.values()];
  const last = met.best?.attempt ?? attempts.find((attempt) => attempt.submitted?.seq === met.seq);
  return last?.submitted?.on ?? null;
}

/** The target was met by prior learning that somebody accepted. */
function priorState({ progress }: LearnerRecord, { cycle, target }: QuizOffer): QuizState {
  const prior = progress.priors.find((each) => each.cycle === cycle.id && each.module === target.module);
  return prior ? { kind: 'passed', on: prior.on } : { kind: 'not-offered' };
}
