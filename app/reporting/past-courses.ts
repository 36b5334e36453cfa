import type { CycleState, TargetState } from '#app/assignments/cycle.ts';
import { lastFulfilled } from '#app/assignments/settle-cycles.ts';
import { targetsInOrder } from './course-order.ts';
import type { LapsedCourse, ModuleLink } from './learner-view.ts';
import type { LearnerRecord } from './load-learner.server.ts';

/** Courses that were fulfilled and have run out since, as long as no first or renewal cycle asks for them again. */
export function lapsedCourses(learner: LearnerRecord): LapsedCourse[] {
  return fulfilledCycles(learner).flatMap((cycle) => {
    const validUntil = lastFulfilled(learner.cycles, cycle.curriculum)?.expiresOn ?? null;
    if (validUntil === null || learner.today <= validUntil || isOpenAgain(learner, cycle.curriculum)) return [];
    const { title = '' } = learner.courses.get(cycle.id) ?? {};
    return [{ cycle: cycle.id, title, validUntil, modules: linksOf(learner, cycle) }];
  });
}

/** The modules of fulfilled courses that are served and stand in none of the cycles or links given, each once at its deeper track. */
export function finishedModules(learner: LearnerRecord, open: CycleState[], shown: ModuleLink[]): ModuleLink[] {
  const elsewhere = new Set([
    ...open.flatMap((cycle) => cycle.targets.map((target) => target.module)),
    ...shown.map((module) => module.id),
  ]);
  const finished = new Map<string, ModuleLink>();
  for (const link of fulfilledCycles(learner).flatMap((cycle) => linksOf(learner, cycle))) {
    if (link.slug === null || elsewhere.has(link.id)) continue;
    if (!finished.has(link.id) || link.track === 'full') finished.set(link.id, link);
  }
  return [...finished.values()];
}

/** The latest of each curriculum that taught the whole of it: a delta has only what changed. */
function fulfilledCycles({ cycles }: LearnerRecord): CycleState[] {
  const whole = cycles.filter((cycle) => cycle.state === 'fulfilled' && cycle.kind !== 'delta');
  const latest = new Map<string, CycleState>();
  for (const cycle of whole) {
    const known = latest.get(cycle.curriculum);
    if (!known || cycle.number > known.number) latest.set(cycle.curriculum, cycle);
  }
  return [...latest.values()];
}

function isOpenAgain({ cycles }: LearnerRecord, curriculum: string): boolean {
  return cycles.some((cycle) => cycle.curriculum === curriculum && cycle.state === 'open' && cycle.kind !== 'delta');
}

function linksOf(learner: LearnerRecord, cycle: CycleState): ModuleLink[] {
  return targetsInOrder(learner, cycle).map((target) => linkOf(learner, cycle, target));
}

function linkOf({ courses, factsOf }: LearnerRecord, cycle: CycleState, target: TargetState): ModuleLink {
  const { slug, versionId = null } = courses.get(cycle.id)?.modules.get(target.module) ?? {};
  const { title } = factsOf(target.module, target.version);
  return { id: target.module, slug: versionId === null ? null : (slug ?? null), title, track: target.track };
}
