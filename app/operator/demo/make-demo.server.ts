import type { Kysely } from 'kysely';
import { createPasswordSignIn } from '#app/identity/create-password-sign-in.server.ts';
import { grantRole } from '#app/identity/grant-role.server.ts';
import { createPerson } from '#app/organisation/create-person.server.ts';
import { createUnit } from '#app/organisation/create-unit.server.ts';
import { employ } from '#app/organisation/employ.server.ts';
import { listJobRoles } from '#app/organisation/list-job-roles.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { OpenRuntime } from '#app/platform/open-runtime.server.ts';
import { setSetting } from '#app/platform/settings.server.ts';
import { assignCurricula } from '#app/record/assign-curricula.server.ts';
import type { Schema } from '#db/schema.ts';
import { loadContentFolder } from '../load-content-folder.server.ts';
import { uncoveredLine } from '../uncovered-line.server.ts';
import { type DemoPerson, demoPassword, organisationName, people, units } from './hospital.ts';
import { liveStage, stageDays } from './live-stage.server.ts';
import { makeDraft } from './make-draft.server.ts';
import { makeRounds } from './make-rounds.server.ts';
import { makeTrend } from './make-trend.server.ts';

const dayMs = 86_400_000;
/** Lessons and rules stand before the first person is hired. */
const openedDaysAgo = 600;

/**
 * Fills an empty database with the demo hospital: about sixty people whose records were made by the same use cases as
 * anybody's, at past times. False, and nothing done, where there are people already.
 */
export async function makeDemo(
  runtime: Pick<OpenRuntime, 'db' | 'deps'>,
  say: (line: string) => void,
  hired: DemoPerson[] = people,
): Promise<boolean> {
  const { db } = runtime;
  const present = runtime.deps.now().getTime();
  if (await db.selectFrom('people').select('id').limit(1).executeTakeFirst()) return false;
  const clock = pastClock(present);
  const deps: Deps = { ...runtime.deps, now: clock.now, organisation: { name: organisationName } };
  clock.set(present - openedDaysAgo * dayMs);
  await db.transaction().execute((tx) => setSetting(tx, 'organisation', { name: organisationName }));
  await loadContentFolder({ db, deps }, 'content', say);
  const unitIds = await makeUnits(db, deps);
  const roleIds = new Map((await listJobRoles(db)).map((role) => [role.slug, role.id]));
  say(`Making the demo hospital: ${hired.length} people with records of their own…`);
  const teachers: Partial<Record<'trainer' | 'reviewer', string>> = {};
  for (const [index, person] of hired.entries()) {
    const personId = await makePerson({ db, deps, clock, present, unitIds, roleIds }, person, index);
    if (person.permissionRole === 'trainer' || person.permissionRole === 'reviewer')
      teachers[person.permissionRole] = personId;
    if (person.permissionRole === 'administrator') {
      await makeRounds({ db, deps, actorId: personId, goBack: (days) => clock.set(present - days * dayMs) });
    }
    const gaps = uncoveredLine(person.name);
    if (gaps) say(gaps);
  }
  const { trainer: trainerId, reviewer: reviewerId } = teachers;
  if (trainerId && reviewerId) await makeDraft({ db, deps: runtime.deps, trainerId, reviewerId });
  await makeTrend(db, runtime.deps);
  return true;
}

interface Making {
  db: Kysely<Schema>;
  deps: Deps;
  clock: ReturnType<typeof pastClock>;
  /** Milliseconds; what the demo counts its days back from. */
  present: number;
  unitIds: Map<string, string>;
  roleIds: Map<string, string>;
}

function pastClock(present: number) {
  let time = present;
  return {
    now: () => new Date(time),
    set: (to: number) => {
      time = to;
    },
    pass: (minutes: number) => {
      time += minutes * 60_000;
    },
  };
}

function makeUnits(db: Kysely<Schema>, deps: Deps): Promise<Map<string, string>> {
  return db.transaction().execute(async (tx) => {
    const ids = new Map<string, string>();
    for (const unit of units) {
      const parentId = unit.parent === null ? null : (ids.get(unit.parent) ?? null);
      ids.set(unit.key, (await createUnit(tx, deps, { name: unit.name, parentId })).id);
    }
    return ids;
  });
}

async function makePerson(making: Making, person: DemoPerson, index: number): Promise<string> {
  const { db, deps, clock, present, unitIds, roleIds } = making;
  const days = stageDays[person.stage];
  // People of one stage differ by some days, so that no two rows of a list look alike.
  const shift = (index % 6) * dayMs;
  clock.set(present - days.hired * dayMs - shift);
  const personId = await db.transaction().execute(async (tx) => {
    const { id } = await createPerson(tx, deps, {
      name: person.name,
      staffNumber: `N-${1042 + index * 17}`,
      email: person.email,
      locale: person.locale,
    });
    await employ(tx, deps, {
      personId: id,
      unitId: unitIds.get(person.unit) ?? '',
      jobRoleId: roleIds.get(person.role) ?? '',
      main: true,
      fromOn: today(deps.zone, deps.now()),
    });
    if (person.permissionRole) {
      const unitId = person.manages ? unitIds.get(person.manages) : null;
      await grantRole(tx, deps, { personId: id, permissionRole: person.permissionRole, unitId });
    }
    return id;
  });
  if (person.email) {
    await createPasswordSignIn(db, deps, { personId, handles: [person.email], password: demoPassword });
  }
  await assignCurricula(db, deps, { personId, key: deps.newToken() });
  clock.set(present - days.learnt * dayMs - shift);
  await liveStage({ db, deps, pace: clock, personId }, person.stage);
  return personId;
}
