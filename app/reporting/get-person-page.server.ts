import type { Kysely } from 'kysely';
import type { CycleState } from '#app/assignments/cycle.ts';
import { loadCurricula } from '#app/assignments/load-curricula.server.ts';
import { stateOn } from '#app/assignments/standing.ts';
import { getCurriculumVersion } from '#app/curriculum/get-curriculum-version.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import { noteAccess } from '#app/identity/note-access.server.ts';
import { moduleProgress } from '#app/learning/module-progress.ts';
import { getPerson } from '#app/organisation/get-person.server.ts';
import { getUnit } from '#app/organisation/get-unit.server.ts';
import { listEmployments } from '#app/organisation/list-employments.server.ts';
import { listJobRoles } from '#app/organisation/list-job-roles.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { dueSoonDays } from './get-learn-page.server.ts';
import { listHeldCertificates } from './list-held-certificates.server.ts';
import { type LearnerRecord, loadLearner, quizStateOf } from './load-learner.server.ts';
import type { PersonCourse, PersonModule, PersonPage } from './team-view.ts';

/** One person for their manager. Somebody outside the manager's units is not found, exactly like nobody. */
export async function getPersonPage(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  personId: string,
): Promise<PersonPage> {
  const person = await getPerson(db, personId);
  const [main] = await listEmployments(db, personId, today(deps.zone, deps.now()));
  const scope = { unitPath: main?.unitPath };
  if (!person || !can(actor, 'see-team', scope)) throw new Refusal('not-found', 'reporting.no-such-person');
  await noteAccess(db, deps, { viewerId: actor.personId, personId, what: 'person-page' });
  const [learner, certificates, unit, roles] = await Promise.all([
    loadLearner(db, deps, personId),
    listHeldCertificates(db, deps, personId),
    main ? getUnit(db, main.unitId) : null,
    listJobRoles(db),
  ]);
  const open = learner.cycles.filter((cycle) => cycle.state === 'open');
  return {
    id: personId,
    name: person.name,
    unit: unit?.name ?? null,
    jobRole: roles.find((role) => role.id === main?.jobRoleId)?.name ?? null,
    courses: await Promise.all(open.map((cycle) => courseOf(db, learner, cycle))),
    certificates,
    mayReopen: actor.personId !== personId && can(actor, 'reopen-attempts', scope),
    operationKey: deps.newToken(),
  };
}

async function courseOf(db: Kysely<Schema>, learner: LearnerRecord, cycle: CycleState): Promise<PersonCourse> {
  const curriculumOf = await loadCurricula(db, [{ curriculum: cycle.curriculum, number: cycle.curriculumVersion }]);
  const { versionId } = curriculumOf(cycle.curriculum, cycle.curriculumVersion);
  const stage = cycle.waiver ? 'waived' : cycle.begunSeq === null ? 'never' : 'begun';
  return {
    cycle: cycle.id,
    title: (await getCurriculumVersion(db, versionId)).title,
    state: stateOn(learner.today, { ...cycle, stage }, dueSoonDays),
    dueOn: cycle.dueOn,
    modules: cycle.targets.map((target) => moduleOf(learner, cycle, target)),
  };
}

/** Lessons and attempts of a module as one word. A failed attempt shows only once a talk is needed. */
function moduleOf(learner: LearnerRecord, cycle: CycleState, target: CycleState['targets'][number]): PersonModule {
  const facts = learner.factsOf(target.module, target.version);
  const { done } = moduleProgress(learner.progress, facts, target.track);
  const stuck = quizStateOf(learner, facts).kind === 'talk';
  return {
    id: target.module,
    title: facts.title,
    track: target.track,
    version: target.version,
    state: target.metSeq !== null ? 'done' : stuck ? 'needs-talk' : done > 0 || cycle.begunSeq ? 'begun' : 'open',
  };
}
