import { type Standing, standingsOf, stateOn } from '#app/assignments/standing.ts';
import { compareDates } from '#app/platform/calendar.ts';
import { datedState, dueSoonDays } from './course-state.ts';
import type { LearnerRecord } from './load-learner.server.ts';
import type { PersonCourse, PersonStanding } from './team-view.ts';

/** How a person stands over all courses, by the same standing as lists and totals, and the course that decides it. */
export function personStanding(learner: LearnerRecord, courses: PersonCourse[]): PersonStanding {
  const { cycles, today } = learner;
  const [whole, ...each] = standingsOf(cycles);
  const stuck = courses.flatMap((course) => course.modules.filter((module) => module.state === 'needs-talk'));
  const talk = [...new Set(stuck.map((module) => module.title))];
  if (!whole || whole.stage === 'none') {
    const dates = { dueOn: null, lateOn: null };
    return { ...datedState(today, 'nothing-assigned', dates, false), title: '', talk };
  }
  const state = stateOn(today, whole, dueSoonDays);
  const deciding = decidingOf(state, each) ?? whole;
  const open = cycles.filter((cycle) => cycle.curriculum === deciding.curriculum && cycle.state === 'open');
  return {
    ...datedState(today, state, deciding, open.length === 0),
    title: titleOf(learner, deciding.curriculum),
    talk,
  };
}

/** Overdue goes by the first date that is late, every other state by the first that is due. */
function decidingOf(state: PersonStanding['state'], standings: Standing[]): Standing | null {
  const dateOf = (standing: Standing) => (state === 'overdue' ? standing.lateOn : standing.dueOn) ?? '9999-12-31';
  const asked = standings.filter((standing) => state !== 'never-started' || standing.stage === 'never');
  return asked.toSorted((a, b) => compareDates(dateOf(a), dateOf(b)))[0] ?? null;
}

function titleOf({ cycles, courses }: LearnerRecord, curriculum: string): string {
  const named = cycles.filter((cycle) => cycle.curriculum === curriculum && courses.has(cycle.id));
  return courses.get(named.at(-1)?.id ?? '')?.title ?? '';
}
