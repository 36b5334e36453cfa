import type { Kysely } from 'kysely';
import { askedIn } from '#app/assignments/asked-in.ts';
import { attemptHome } from '#app/assignments/attempt-home.ts';
import type { CycleState, TargetState } from '#app/assignments/cycle.ts';
import { cycleFulfilled } from '#app/assignments/cycle-fulfilled.ts';
import { listLessonsToReadAgain } from '#app/assignments/list-lessons-to-read-again.server.ts';
import { listResumePoints } from '#app/learning/get-resume-point.server.ts';
import { compareDates } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { targetsInOrder } from './course-order.ts';
import { courseStateOn, datedState, isScheduled } from './course-state.ts';
import type { Course, CourseModule, LearnPage } from './learner-view.ts';
import { listHeldCertificates } from './list-held-certificates.server.ts';
import { type LearnerRecord, loadLearner } from './load-learner.server.ts';
import { findSteps, type ModuleToDo } from './next-steps.server.ts';
import { finishedModules, lapsedCourses } from './past-courses.ts';
import { quizMinutesLeft, quizSize } from './quiz-size.ts';
import { quizStateOf } from './quiz-state.ts';
import { targetProgress } from './target-progress.ts';

/** What is next, done and due for one person. */
export async function getLearnPage(db: Kysely<Schema>, deps: Deps, personId: string): Promise<LearnPage> {
  const [learner, certificates, points] = await Promise.all([
    loadLearner(db, deps, personId),
    listHeldCertificates(db, deps, personId),
    listResumePoints(db, personId),
  ]);
  const cycles = learner.cycles
    .filter((cycle) => cycle.state === 'open')
    .toSorted((a, b) => compareDates(a.dueOn, b.dueOn));
  const wanted = cycles.flatMap((cycle) => cycle.targets.map((target) => target.module));
  const again = await listLessonsToReadAgain(db, learner, wanted);
  const open = cycles.map((cycle) => ({ cycle, modules: modulesOf(learner, cycle, again) }));
  const asked = open.filter(({ cycle }) => !isScheduled(cycle, learner.today)).flatMap(({ modules }) => modules);
  const steps = await findSteps(db, asked, points);
  const courses = open.map(({ cycle, modules }) => courseOf(learner, cycle, modules));
  const lapsed = lapsedCourses(learner);
  const finished = finishedModules(
    learner,
    cycles,
    lapsed.flatMap((course) => course.modules),
  );
  return { ...steps, courses, lapsed, finished, certificates };
}

function courseOf(learner: LearnerRecord, cycle: CycleState, modules: ModuleToDo[]): Course {
  const { title = '', pooledFoundationPercent = 0 } = learner.courses.get(cycle.id) ?? {};
  const { pointsMissing } = cycleFulfilled(learner.progress, cycle, learner.factsOf, pooledFoundationPercent);
  return {
    cycle: cycle.id,
    title,
    kind: cycle.kind,
    ...datedState(learner.today, courseStateOn(learner.today, cycle, learner.cycles), cycle, false),
    modules: modules.map(({ shown }) => shown),
    minutesLeft: modules.reduce((sum, { shown }) => sum + shown.minutesLeft, 0),
    pointsMissing: pointsMissing > 0 ? Math.ceil(pointsMissing / 100) : null,
  };
}

/** In the order of the curriculum. */
function modulesOf(learner: LearnerRecord, cycle: CycleState, again: Map<string, string[]>): ModuleToDo[] {
  return targetsInOrder(learner, cycle).map((target) => ({
    ...moduleToDo(learner, cycle, target),
    again: again.get(target.module) ?? [],
  }));
}

function moduleToDo(learner: LearnerRecord, cycle: CycleState, target: TargetState): Omit<ModuleToDo, 'again'> {
  const facts = learner.factsOf(target.module, target.version);
  const progress = targetProgress(learner.progress, facts, cycle, target);
  const quiz = quizStateOf(learner, target.module);
  // The quiz that would be taken: where another course wants the module at a deeper track, that one.
  const home = attemptHome(learner.cycles, target.module, learner.today) ?? { cycle, target };
  const asked = learner.factsOf(target.module, home.target.version);
  const { minutes } = quizSize(asked, askedIn(learner.progress, home, learner.factsOf));
  const { slug = target.module, versionId = null } = learner.courses.get(cycle.id)?.modules.get(target.module) ?? {};
  const met = target.metSeq !== null && quiz.kind !== 'raise' && quiz.kind !== 'talk';
  const shown: CourseModule = {
    id: target.module,
    slug,
    title: facts.title,
    track: target.track,
    lessonsDone: progress.done,
    lessonsNeeded: progress.lessons.length,
    minutesLeft: met ? 0 : progress.minutesLeft + quizMinutesLeft(quiz, minutes),
    quiz,
    met,
  };
  return { shown, progress, servedVersionId: versionId, quizMinutes: minutes };
}
