import type { Kysely } from 'kysely';
import { attemptHome } from '#app/assignments/attempt-home.ts';
import { attemptsReopened } from '#app/assignments/attempts-left.ts';
import type { CycleState } from '#app/assignments/cycle.ts';
import { loadReminderFacts } from '#app/assignments/reminders/load-reminder-facts.server.ts';
import { type ReminderProblem, reminderProblem } from '#app/assignments/reminders/reminder-problem.ts';
import { listCurricula } from '#app/curriculum/list-curricula.server.ts';
import { type Actor, authorityOver, type Capability, can } from '#app/identity/grants.ts';
import { noteAccess } from '#app/identity/note-access.server.ts';
import { getPerson } from '#app/organisation/get-person.server.ts';
import { getUnit } from '#app/organisation/get-unit.server.ts';
import { getHome } from '#app/organisation/list-employments.server.ts';
import { listJobRoles } from '#app/organisation/list-job-roles.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { targetsInOrder } from './course-order.ts';
import { courseStateOn, datedState } from './course-state.ts';
import { getTimeline } from './get-timeline.server.ts';
import { listHeldCertificates } from './list-held-certificates.server.ts';
import { listWhys } from './list-whys.server.ts';
import { type LearnerRecord, loadLearner } from './load-learner.server.ts';
import { personStanding } from './person-standing.ts';
import { quizStateOf } from './quiz-state.ts';
import { targetProgress } from './target-progress.ts';
import type { PersonCourse, PersonModule, PersonPage } from './team-view.ts';

/** One person for their manager. Somebody outside the manager's units is not found, exactly like nobody. */
export async function getPersonPage(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  personId: string,
  { before, mail = false }: { before?: number; mail?: boolean } = {},
): Promise<PersonPage> {
  const person = await getPerson(db, personId);
  const main = await getHome(db, personId, today(deps.zone, deps.now()));
  const scope = { unitPath: main?.unitPath };
  if (!person || !can(actor, 'see-team', scope)) throw new Refusal('not-found', 'reporting.no-such-person');
  await noteAccess(db, deps, { viewerId: actor.personId, personId, what: 'person-page' });
  const [learner, certificates, unit, roles, timeline, whys] = await Promise.all([
    loadLearner(db, deps, personId),
    listHeldCertificates(db, deps, personId),
    main ? getUnit(db, main.unitId) : null,
    listJobRoles(db),
    getTimeline(db, personId, before),
    listWhys(db, deps, personId),
  ]);
  const may = (capability: Capability) => authorityOver(actor, capability, { personId, ...scope }) !== null;
  const mayDecide = may('assign');
  const open = learner.cycles.filter((cycle) => cycle.state === 'open');
  const courses = open.map((cycle) => courseOf(learner, cycle, whys.get(cycle.id) ?? ''));
  return {
    id: personId,
    name: person.name,
    unit: unit?.name ?? null,
    jobRole: roles.find((role) => role.id === main?.jobRoleId)?.name ?? null,
    standing: personStanding(learner, courses),
    courses,
    certificates,
    timeline: timeline.lines,
    earlier: timeline.earlier,
    isLater: before !== undefined,
    mayReopen: may('reopen-attempts'),
    mayDecide,
    reminder: mail && may('send-reminders') ? { problem: await reminderOf(db, deps, personId) } : null,
    assignable: mayDecide ? await listAssignable(db, learner) : [],
    today: learner.today,
    operationKey: deps.newToken(),
  };
}

async function reminderOf(db: Kysely<Schema>, deps: Deps, personId: string): Promise<ReminderProblem | null> {
  const facts = await loadReminderFacts(db, today(deps.zone, deps.now()), [personId]);
  return reminderProblem(facts.get(personId));
}

/** Courses that are neither open nor held. */
async function listAssignable(db: Kysely<Schema>, { cycles }: LearnerRecord): Promise<PersonPage['assignable']> {
  const given = new Set(cycles.filter((cycle) => cycle.state !== 'cancelled').map((cycle) => cycle.curriculum));
  const curricula = await listCurricula(db);
  return curricula.filter(({ id }) => !given.has(id)).map(({ id, title }) => ({ id, name: title }));
}

function courseOf(learner: LearnerRecord, cycle: CycleState, why: string): PersonCourse {
  return {
    cycle: cycle.id,
    title: learner.courses.get(cycle.id)?.title ?? '',
    ...datedState(learner.today, courseStateOn(learner.today, cycle, learner.cycles), cycle, false),
    why,
    waivedUntil: cycle.waiver?.until ?? null,
    modules: targetsInOrder(learner, cycle).map((target) => moduleOf(learner, cycle, target)),
  };
}

/** Lessons and attempts of a module as one word. A failed attempt shows only once a talk is needed. */
function moduleOf(learner: LearnerRecord, cycle: CycleState, target: CycleState['targets'][number]): PersonModule {
  const facts = learner.factsOf(target.module, target.version);
  const quiz = quizStateOf(learner, target.module);
  const needsTalk = quiz.kind === 'talk';
  const isStuck = needsTalk && isHome(learner, cycle, target.module);
  const isDone = target.metSeq !== null && !isStuck;
  const begun = hasBegun(learner, cycle, target);
  return {
    id: target.module,
    title: facts.title,
    track: target.track,
    version: target.version,
    state: isDone ? 'done' : needsTalk ? 'needs-talk' : begun ? 'begun' : 'open',
    opensAfter: quiz.kind === 'waits' ? quiz.after.map(({ title }) => title) : [],
    isStuck,
    reopened: attemptsReopened(learner.reopened, cycle.id, target.module) > 0,
  };
}

/** Attempts are re-opened in the cycle that they belong to. */
function isHome({ cycles, today }: LearnerRecord, cycle: CycleState, module: string): boolean {
  return attemptHome(cycles, module, today)?.cycle.id === cycle.id;
}

function hasBegun({ progress, factsOf }: LearnerRecord, cycle: CycleState, target: CycleState['targets'][number]) {
  const { lessons } = targetProgress(progress, factsOf(target.module, target.version), cycle, target);
  const attempts = [...progress.attempts.values()];
  return (
    lessons.some((lesson) => lesson.status === 'begun' || lesson.status === 'done') ||
    attempts.some((attempt) => attempt.module === target.module && attempt.startedSeq > cycle.countsFromSeq)
  );
}
