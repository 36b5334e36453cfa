import type { Kysely } from 'kysely';
import type { CycleState } from '#app/assignments/cycle.ts';
import { cycleFulfilled } from '#app/assignments/cycle-fulfilled.ts';
import { loadCurricula } from '#app/assignments/load-curricula.server.ts';
import { stateOn } from '#app/assignments/standing.ts';
import { getCurriculumVersion } from '#app/curriculum/get-curriculum-version.server.ts';
import { getLessonBody } from '#app/curriculum/get-lesson-body.server.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import { listResumePoints } from '#app/learning/get-resume-point.server.ts';
import { moduleProgress } from '#app/learning/module-progress.ts';
import { type ResumePoint, resumeAt } from '#app/learning/resume.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { Course, CourseModule, LearnPage, Step } from './learner-view.ts';
import { listHeldCertificates } from './list-held-certificates.server.ts';
import { type LearnerRecord, loadLearner, quizStateOf } from './load-learner.server.ts';
import { stretchToEnd, stretchWithin } from './stretch.ts';

/** Days before the due date from which on a course counts as due soon. */
export const dueSoonDays = 30;
const quizMinutes = { foundation: 6, full: 12 } as const;
const shortBreak = 5;

type Point = ResumePoint & { module: string };
type Slugs = Map<string, string>;

/** What is next, done and due for one person. */
export async function getLearnPage(db: Kysely<Schema>, deps: Deps, personId: string): Promise<LearnPage> {
  const [learner, certificates, modules, points] = await Promise.all([
    loadLearner(db, deps, personId),
    listHeldCertificates(db, deps, personId),
    listModules(db),
    listResumePoints(db, personId),
  ]);
  const slugs: Slugs = new Map(modules.map((module) => [module.id, module.slug]));
  const open = learner.cycles
    .filter((cycle) => cycle.state === 'open')
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  const courses = await Promise.all(open.map((cycle) => courseOf(db, learner, cycle, slugs)));
  const { next, fiveMinutes } = await steps(db, learner, courses, points);
  return { next, fiveMinutes, courses, certificates };
}

async function courseOf(db: Kysely<Schema>, learner: LearnerRecord, cycle: CycleState, slugs: Slugs): Promise<Course> {
  const curriculumOf = await loadCurricula(db, [{ curriculum: cycle.curriculum, number: cycle.curriculumVersion }]);
  const rules = curriculumOf(cycle.curriculum, cycle.curriculumVersion);
  const curriculum = await getCurriculumVersion(db, rules.versionId);
  const stages = new Map(curriculum.modules.map((module) => [module.moduleId, module.stage]));
  const stage = cycle.waiver ? 'waived' : cycle.begunSeq === null ? 'never' : 'begun';
  const { pointsMissing } = cycleFulfilled(learner.progress, cycle, learner.factsOf, rules.pooledFoundationPercent);
  return {
    cycle: cycle.id,
    title: curriculum.title,
    kind: cycle.kind,
    state: cycle.opensOn > learner.today ? 'scheduled' : stateOn(learner.today, { ...cycle, stage }, dueSoonDays),
    dueOn: cycle.dueOn,
    modules: cycle.targets
      .toSorted((a, b) => (stages.get(a.module) ?? 0) - (stages.get(b.module) ?? 0))
      .map((target) => courseModule(learner, target, slugs)),
    pointsMissing: pointsMissing > 0 ? Math.ceil(pointsMissing / 100) : null,
  };
}

function courseModule(learner: LearnerRecord, target: CycleState['targets'][number], slugs: Slugs): CourseModule {
  const facts = learner.factsOf(target.module, target.version);
  const progress = moduleProgress(learner.progress, facts, target.track);
  const quiz = quizStateOf(learner, facts);
  const quizLeft = target.metSeq !== null || quiz.kind === 'passed' ? 0 : quizMinutes[target.track];
  return {
    id: target.module,
    slug: slugs.get(target.module) ?? target.module,
    title: facts.title,
    track: target.track,
    lessonsDone: progress.done,
    lessonsNeeded: progress.lessons.length,
    minutesLeft: progress.minutesLeft + quizLeft,
    quiz,
    met: target.metSeq !== null,
  };
}

/** The next step and, where that takes longer, one that fits into a short break. */
async function steps(db: Kysely<Schema>, learner: LearnerRecord, courses: Course[], points: Point[]) {
  const modules = inOrder(courses, points);
  const [first] = modules;
  if (!first) return { next: null, fiveMinutes: null };
  const next = await stepIn(db, learner, first, points, null);
  if (!next) return { next, fiveMinutes: null };
  for (const module of modules) {
    const step = await stepIn(db, learner, module, points, shortBreak);
    if (step && step.minutes <= shortBreak) return { next, fiveMinutes: step };
  }
  return { next, fiveMinutes: null };
}

/** Modules with something left to do, each once at its deepest track: the one last worked at, then by due date and stage. */
function inOrder(courses: Course[], points: Point[]): CourseModule[] {
  const deepest = new Map<string, CourseModule>();
  for (const module of courses.flatMap((course) => course.modules).filter(hasStep)) {
    const known = deepest.get(module.id);
    if (!known || (module.track === 'full' && known.track !== 'full')) deepest.set(module.id, module);
  }
  const rank = (module: CourseModule) => {
    const index = points.findIndex((point) => point.module === module.id);
    return index === -1 ? points.length : index;
  };
  return [...deepest.values()].toSorted((a, b) => rank(a) - rank(b));
}

function hasStep(module: CourseModule): boolean {
  if (module.met) return false;
  return module.lessonsDone < module.lessonsNeeded || ['ready', 'open', 'short'].includes(module.quiz.kind);
}

async function stepIn(
  db: Kysely<Schema>,
  learner: LearnerRecord,
  module: CourseModule,
  points: Point[],
  within: number | null,
): Promise<Step | null> {
  const point = points.find((each) => each.module === module.id) ?? null;
  const target = learner.cycles
    .filter((cycle) => cycle.state === 'open')
    .flatMap((cycle) => cycle.targets)
    .find((each) => each.module === module.id && each.track === module.track);
  if (!target) return null;
  const facts = learner.factsOf(module.id, target.version);
  const progress = moduleProgress(learner.progress, facts, module.track);
  const place = resumeAt(progress, point);
  if (place.kind === 'quiz') return quizStep(module);
  const lesson = facts.lessons.find((each) => each.id === place.lesson);
  const body = lesson && (await getLessonBody(db, lesson.hash));
  if (!lesson || !body) return null;
  const { place: stop } = place;
  const stretch = within === null ? stretchToEnd(body, stop) : stretchWithin(body, stop, within);
  const status = progress.lessons.find((each) => each.id === lesson.id)?.status;
  const until = within !== null && stretch.until ? `?until=${stretch.until}` : '';
  return {
    kind: 'lesson',
    module: module.title,
    title: lesson.title,
    href: `/learn/${module.slug}/${lesson.id}${until}${stop ? `#${stop}` : ''}`,
    minutes: stretch.minutes,
    begun: stop !== '' || status === 'begun',
    section: stretch.section,
  };
}

function quizStep(module: CourseModule): Step {
  return {
    kind: 'quiz',
    module: module.title,
    title: `Quiz: ${module.title}`,
    href: `/learn/${module.slug}/quiz`,
    minutes: quizMinutes[module.track],
    begun: module.quiz.kind === 'open',
    section: null,
  };
}
