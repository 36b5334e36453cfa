import type { Kysely } from 'kysely';
import { attemptHome } from '#app/assignments/attempt-home.ts';
import { learningTrack } from '#app/assignments/learning-track.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { getModuleBySlug } from '#app/curriculum/get-module-by-slug.server.ts';
import { getFactsOfVersion } from '#app/curriculum/get-version-facts.server.ts';
import { getResumePoint } from '#app/learning/get-resume-point.server.ts';
import { moduleProgress } from '#app/learning/module-progress.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Track } from '#app/platform/track.ts';
import type { Schema } from '#db/schema.ts';
import type { LessonState, ModulePage } from './learner-view.ts';
import { lessonStateOf } from './lesson-state.ts';
import { loadLearner, quizStateOf } from './load-learner.server.ts';

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
  const progress = moduleProgress(learner.progress, facts, track);
  const statuses = new Map(progress.lessons.map((lesson) => [lesson.id, lesson.status]));
  return {
    id: module.id,
    slug: module.slug,
    title: facts.title,
    version: facts.number,
    track,
    outcomes: outcomesOn(facts, track),
    minutes: facts.minutes[track] ?? 0,
    minutesLeft: progress.minutesLeft,
    dueOn: attemptHome(learner.cycles, module.id, learner.today)?.cycle.dueOn ?? null,
    lessons: facts.lessons.map(({ id, title, minutes }) => ({
      id,
      title,
      minutes,
      state: point?.lesson === id ? openedState(lessonStateOf(statuses.get(id))) : lessonStateOf(statuses.get(id)),
      needed: statuses.has(id),
      next: id === progress.nextLesson,
    })),
    quiz: quizStateOf(learner, facts),
    questions: drawSize(facts, track),
  };
}

/** Where somebody stopped, something has begun. */
const openedState = (state: LessonState): LessonState => (state === 'open' ? 'begun' : state);

function outcomesOn(facts: VersionFacts, track: Track): VersionFacts['outcomes'] {
  const taught = new Set(
    facts.lessons.filter((lesson) => lesson.tracks.includes(track)).flatMap((lesson) => lesson.outcomes),
  );
  return facts.outcomes.filter((outcome) => taught.has(outcome.id));
}

/** How many questions a whole attempt draws: one of each group, at most `perOutcome` of an outcome. */
export function drawSize(facts: VersionFacts, track: Track): number {
  const asked = facts.questions.filter((question) => question.tracks.includes(track));
  return facts.outcomes.reduce((sum, outcome) => {
    const own = asked.filter((question) => question.outcome === outcome.id);
    return (
      sum + Math.min(new Set(own.map((question) => question.group ?? question.id)).size, facts.rule.draw.perOutcome)
    );
  }, 0);
}
