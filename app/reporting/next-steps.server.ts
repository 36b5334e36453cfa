import type { Kysely } from 'kysely';
import { getLessonBody } from '#app/curriculum/get-lesson-body.server.ts';
import { getFactsOfVersion } from '#app/curriculum/get-version-facts.server.ts';
import type { ModuleProgress } from '#app/learning/module-progress.ts';
import { type NextPlace, type ResumePoint, resumeAt } from '#app/learning/resume.ts';
import type { Schema } from '#db/schema.ts';
import type { CourseModule, Step } from './learner-view.ts';
import { hasPlace, stretchToEnd, stretchWithin } from './stretch.ts';

const shortBreak = 5;

/** A module as a course shows it, and what finding the place in it needs. */
export interface ModuleToDo {
  shown: CourseModule;
  progress: ModuleProgress;
  servedVersionId: string | null;
  quizMinutes: number;
  /** Lessons to read again before the next attempt, in reading order. */
  again: string[];
}

type Point = ResumePoint & { module: string };

/** The next step and, where that takes longer, one that fits into a short break. `points`: the latest first. */
export async function findSteps(
  db: Kysely<Schema>,
  asked: ModuleToDo[],
  points: Point[],
): Promise<{ next: Step | null; fiveMinutes: Step | null }> {
  const modules = inOrder(asked, points);
  const next = await firstStep(db, modules, points, null);
  const isShort = next === null || next.minutes <= shortBreak;
  return { next, fiveMinutes: isShort ? null : await firstStep(db, modules, points, shortBreak) };
}

/** Modules with something to do, each once at its deepest track: the one last worked at, then as the courses have them. */
function inOrder(asked: ModuleToDo[], points: Point[]): ModuleToDo[] {
  const deepest = new Map<string, ModuleToDo>();
  for (const module of asked.filter(hasStep)) {
    const { id, track } = module.shown;
    const known = deepest.get(id);
    if (!known || (track === 'full' && known.shown.track !== 'full')) deepest.set(id, module);
  }
  const rank = ({ shown }: ModuleToDo) => {
    const index = points.findIndex((point) => point.module === shown.id);
    return index === -1 ? points.length : index;
  };
  return [...deepest.values()].toSorted((a, b) => rank(a) - rank(b));
}

function hasStep({ shown }: ModuleToDo): boolean {
  if (shown.met) return false;
  return shown.lessonsDone < shown.lessonsNeeded || ['ready', 'open', 'short', 'raise'].includes(shown.quiz.kind);
}

async function firstStep(
  db: Kysely<Schema>,
  modules: ModuleToDo[],
  points: Point[],
  within: number | null,
): Promise<Step | null> {
  for (const module of modules) {
    const step = await stepIn(db, module, points, within);
    if (step && (within === null || step.minutes <= within)) return step;
  }
  return null;
}

/** Null where the module, or this lesson of it, is being revised. */
async function stepIn(
  db: Kysely<Schema>,
  module: ModuleToDo,
  points: Point[],
  within: number | null,
): Promise<Step | null> {
  const { shown, progress, servedVersionId } = module;
  const served = servedVersionId === null ? null : await getFactsOfVersion(db, servedVersionId);
  const again = module.again.find((id) => served?.lessons.some((each) => each.id === id));
  const place: NextPlace = again
    ? { kind: 'lesson', lesson: again, place: '' }
    : resumeAt(progress, points.find((each) => each.module === shown.id) ?? null);
  if (place.kind === 'quiz') return quizStep(module);
  const lesson = served?.lessons.find((each) => each.id === place.lesson);
  const body = lesson && (await getLessonBody(db, lesson.hash));
  if (!lesson || !body) return null;
  const stop = hasPlace(body, place.place) ? place.place : '';
  const stretch = within === null ? stretchToEnd(body, stop) : stretchWithin(body, stop, within);
  const status = progress.lessons.find((each) => each.id === lesson.id)?.status;
  const until = within !== null && stretch.until ? `?until=${stretch.until}` : '';
  return {
    kind: 'lesson',
    module: shown.title,
    title: lesson.title,
    href: `/learn/${shown.slug}/${lesson.id}${until}${stop ? `#${stop}` : ''}`,
    minutes: stretch.minutes,
    begun: stop !== '' || status === 'begun',
    quizInstead: again ? `/learn/${shown.slug}/quiz` : null,
    section: stretch.section,
  };
}

function quizStep({ shown, quizMinutes }: ModuleToDo): Step {
  return {
    kind: 'quiz',
    module: shown.title,
    title: `Quiz: ${shown.title}`,
    href: `/learn/${shown.slug}/quiz`,
    minutes: quizMinutes,
    begun: shown.quiz.kind === 'open',
    quizInstead: null,
    section: null,
  };
}
