import type { Kysely, Transaction } from 'kysely';
import { endRole } from '#app/identity/end-role.server.ts';
import { grantRole } from '#app/identity/grant-role.server.ts';
import { type Actor, type Capability, can, type PermissionRole } from '#app/identity/grants.ts';
import { getPerson } from '#app/organisation/get-person.server.ts';
import { endDeputy, nameDeputy } from '#app/organisation/name-deputy.server.ts';
import { requireOpenUnit } from '#app/organisation/require-unit.server.ts';
import { savePersonContact } from '#app/organisation/save-person-contact.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import { addAbsence, endAbsence } from '#app/record/change-absence.server.ts';
import { addEmployment, endEmployment } from '#app/record/change-employment.server.ts';
import { setActive } from '#app/record/set-active.server.ts';
import { setName } from '#app/record/set-name.server.ts';
import type { Schema } from '#db/schema.ts';
import { afterLast, afterLastOrOpen, dayOf } from './dates.ts';
import type { PersonChange } from './person-change.ts';

/** What the forms of a person's page ask for. Each takes `manage-people` or, for what others may do, `manage-grants`. */
export async function changePerson(
  db: Kysely<Schema>,
  deps: Deps,
  { actor, personId, key }: { actor: Actor; personId: string; key: string },
  change: PersonChange,
): Promise<void> {
  requireCapabilityFor(actor, change);
  if (!(await getPerson(db, personId))) throw new Refusal('not-found', 'organisation.no-such-person');
  if (actor.personId === personId) refuseForSelf(change);
  const who = { personId, actorId: actor.personId, key };
  switch (change.intent) {
    case 'name':
      await setName(db, deps, { ...who, name: change.name, revision: change.revision });
      return;
    case 'active':
      await setActive(db, deps, { ...who, active: change.active === '1', revision: change.revision });
      return;
    case 'employ': {
      if (change.unit === '') throw new Refusal('invalid', 'administration.choose-unit');
      if (change.jobRole === '') throw new Refusal('invalid', 'administration.choose-role');
      const fromOn = dayOf(change.fromOn, 'administration.date-missing');
      const place = { unitId: change.unit, jobRoleId: change.jobRole, main: change.main === '1' };
      await addEmployment(db, deps, { ...who, ...place, fromOn });
      return;
    }
    case 'end-employment':
      await endEmployment(db, deps, { ...who, employmentId: change.row, untilOn: afterLast(change.untilOn) });
      return;
    case 'absence': {
      const fromOn = dayOf(change.fromOn, 'administration.date-missing');
      await addAbsence(db, deps, { ...who, fromOn, untilOn: afterLastOrOpen(change.untilOn) });
      return;
    }
    case 'end-absence':
      await endAbsence(db, deps, { ...who, absenceId: change.row, untilOn: afterLast(change.untilOn) });
      return;
    default:
      await runOnce(db, deps, who, (tx) => changeRows(tx, deps, who, change));
  }
}

type RowChange = Extract<PersonChange, { intent: 'contact' | 'grant' | 'end-grant' | 'deputy' | 'end-deputy' }>;

async function changeRows(
  tx: Transaction<Schema>,
  deps: Deps,
  { personId, actorId: by }: { personId: string; actorId: string },
  change: RowChange,
): Promise<null> {
  const on = today(deps.zone, deps.now());
  if (change.intent === 'contact') {
    await savePersonContact(tx, deps, { ...change, personId, by });
  } else if (change.intent === 'grant') {
    await giveGrant(tx, deps, personId, by, change);
  } else if (change.intent === 'end-grant') {
    const { role, unit, module } = change;
    const grant = { permissionRole: role as PermissionRole, unitId: unit || null, moduleId: module || null };
    await endRole(tx, deps, { personId, ...grant, by });
  } else if (change.intent === 'deputy') {
    const fromOn = dayOf(change.fromOn, 'administration.date-missing');
    const { staffNumber, untilOn } = change;
    await nameDeputy(tx, deps, { managerId: personId, staffNumber, fromOn, untilOn: afterLast(untilOn), by });
  } else {
    await endDeputy(tx, deps, { managerId: personId, deputyId: change.row, on, by });
  }
  return null;
}

async function giveGrant(
  tx: Transaction<Schema>,
  deps: Deps,
  personId: string,
  by: string,
  { role, unit, fromOn, untilOn }: Extract<PersonChange, { intent: 'grant' }>,
): Promise<void> {
  const from = dayOf(fromOn, 'administration.date-missing');
  const until = afterLastOrOpen(untilOn);
  if (until !== null && until <= from) throw new Refusal('invalid', 'organisation.dates-invalid');
  if (unit !== '') await requireOpenUnit(tx, unit);
  const grant = { personId, permissionRole: role, unitId: unit || null, fromOn: from, untilOn: until };
  await grantRole(tx, deps, { ...grant, by });
}

const movesDueDates = new Set<PersonChange['intent']>(['absence', 'end-absence']);
const aboutGrants = new Set<PersonChange['intent']>(['grant', 'end-grant', 'deputy', 'end-deputy']);

function requireCapabilityFor(actor: Actor, { intent }: PersonChange): void {
  const capability: Capability = aboutGrants.has(intent) ? 'manage-grants' : 'manage-people';
  if (!can(actor, capability)) throw new Refusal('forbidden', 'identity.forbidden', { capability });
}

/** Two administrators stay two: nobody widens or ends what they may do themselves, or moves their own due dates. */
function refuseForSelf({ intent }: PersonChange): void {
  if (aboutGrants.has(intent)) throw new Refusal('invalid', 'administration.not-yourself');
  if (movesDueDates.has(intent)) throw new Refusal('invalid', 'administration.not-your-absence');
  if (intent === 'active') throw new Refusal('invalid', 'administration.not-yourself-out');
}
