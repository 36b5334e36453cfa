import type { Kysely } from 'kysely';
import { askedIn } from '#app/assignments/asked-in.ts';
import { attemptHome } from '#app/assignments/attempt-home.ts';
import { learningTrack } from '#app/assignments/learning-track.ts';
import { listLessonsToReadAgain } from '#app/assignments/list-lessons-to-read-again.server.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { getModuleBySlug } from '#app/curriculum/get-module-by-slug.server.ts';
import { getFactsOfVersion } from '#app/curriculum/get-version-facts.server.ts';
import { getResumePoint } from '#app/learning/get-resume-point.server.ts';
import { trackLessons } from '#app/learning/lesson-done.ts';
import { type LessonStatus, type ModuleProgress, moduleProgress } from '#app/learning/module-progress.ts';
import { resumeAt } from '#app/learning/resume.ts';
import { compareDates } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Track } from '#app/platform/track.ts';
import type { Schema } from '#db/schema.ts';
import { courseStateOn, datedState } from './course-state.ts';
import type { LessonState, ModulePage } from './learner-view.ts';
import { lessonStateOf } from './lesson-state.ts';
import { type LearnerRecord, loadLearner } from './load-learner.server.ts';
import { quizMinutesLeft, quizSize } from './quiz-size.ts';
import { quizStateOf } from './quiz-state.ts';
import { targetProgress } from './target-progress.ts';

/** A module as its learner sees it: outcomes, lessons with their state, the quiz. */
export async function getModulePage(
  db: Kysely<Schema>,
  deps: Deps,
  personId: string,
  slug: string,
): Promise<ModulePage | { movedTo: string }> {
  const module = await getModuleBySlug(db, slug);
  if (!module) throw new Refusal('not-found', 'curriculum.no-such-module');
  if (module.movedTo) return { movedTo: module.movedTo };
  const facts = module.currentVersionId && (await getFactsOfVersion(db, module.currentVersionId));
  if (!facts) throw new Refusal('not-found', 'curriculum.being-revised');
  const [learner, point] = await Promise.all([
    loadLearner(db, deps, personId),
    getResumePoint(db, personId, module.id),
  ]);
  const track = learningTrack(learner.cycles, facts);
  const home = attemptHome(learner.cycles, module.id, learner.today);
  const progress = progressIn(learner, facts, track);
  const quiz = quizStateOf(learner, module.id);
  const asked = home ? askedIn(learner.progress, home, learner.factsOf) : null;
  const size = quizSize(facts, asked ?? { track, scope: 'whole', since: 0 });
  const missed = (await listLessonsToReadAgain(db, learner, [module.id])).get(module.id) ?? [];
  const again = missed.filter((id) => facts.lessons.some((lesson) => lesson.id === id));
  const place = resumeAt(progress, point);
  const next = again[0] ?? (place.kind === 'lesson' ? place.lesson : null);
  const statuses = new Map(progress.lessons.map((lesson) => [lesson.id, lesson.status]));
  const onTrack = new Map(moduleProgress(learner.progress, facts, track).lessons.map(({ id, status }) => [id, status]));
  return {
    id: module.id,
    slug: module.slug,
    title: facts.title,
    version: facts.number,
    track,
    outcomes: outcomesOn(facts, track),
    minutes: facts.minutes[track] ?? 0,
    minutesLeft: progress.minutesLeft + quizMinutesLeft(quiz, size.minutes),
    due: dueIn(learner, module.id),
    lessons: facts.lessons.map(({ id, title, minutes }) => ({
      id,
      title,
      minutes,
      state: stateOf(statuses.get(id) ?? onTrack.get(id), point?.lesson === id),
      needed: statuses.has(id),
      kept: onTrack.has(id) && !statuses.has(id),
      next: id === next,
      again: again.includes(id),
    })),
    quiz,
    questions: size.questions,
    isDelta: asked?.scope === 'delta',
  };
}

/** What the deepest open course still asks of the module; without one, the whole track. */
function progressIn(learner: LearnerRecord, facts: VersionFacts, track: Track): ModuleProgress {
  const wanted = learner.cycles
    .filter((cycle) => cycle.state === 'open')
    .flatMap((cycle) => cycle.targets.map((target) => ({ cycle, target })))
    .filter(({ target }) => target.module === facts.moduleId && target.track === track);
  const whole = wanted.length === 0 || wanted.some(({ target }) => target.base === null);
  const [first] = wanted;
  return first && !whole
    ? targetProgress(learner.progress, facts, first.cycle, first.target)
    : moduleProgress(learner.progress, facts, track);
}

/** Among the courses that are open now: those whose target is not met yet, or all where each is. */
function dueIn({ cycles, courses, today }: LearnerRecord, module: string): ModulePage['due'] {
  const wanted = cycles
    .filter((cycle) => cycle.state === 'open' && cycle.opensOn <= today)
    .flatMap((cycle) => cycle.targets.map((target) => ({ cycle, target })))
    .filter(({ target }) => target.module === module);
  const unmet = wanted.filter(({ target }) => target.metSeq === null);
  return (unmet.length > 0 ? unmet : wanted)
    .toSorted((a, b) => compareDates(a.cycle.dueOn, b.cycle.dueOn))
    .map(({ cycle, target }) => ({
      ...datedState(today, courseStateOn(today, cycle, cycles), cycle, false),
      title: courses.get(cycle.id)?.title ?? '',
      track: target.track,
    }));
}

/** Where somebody stopped, something has begun. */
function stateOf(status: LessonStatus | undefined, isPlace: boolean): LessonState {
  const state = lessonStateOf(status);
  return isPlace && state === 'open' ? 'begun' : state;
}

function outcomesOn(facts: VersionFacts, track: Track): VersionFacts['outcomes'] {
  const taught = new Set(trackLessons(facts, track).flatMap((lesson) => lesson.outcomes));
  return facts.outcomes.filter((outcome) => taught.has(outcome.id));
}
