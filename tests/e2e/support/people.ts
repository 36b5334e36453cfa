import type { Kysely } from 'kysely';
import { createPasswordSignIn } from '#app/identity/create-password-sign-in.server.ts';
import { grantRole } from '#app/identity/grant-role.server.ts';
import type { PermissionRole } from '#app/identity/grants.ts';
import { createPerson } from '#app/organisation/create-person.server.ts';
import { createUnit } from '#app/organisation/create-unit.server.ts';
import { employ } from '#app/organisation/employ.server.ts';
import { listJobRoles } from '#app/organisation/list-job-roles.server.ts';
import { listUnits } from '#app/organisation/list-units.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { assignCurricula } from '#app/record/assign-curricula.server.ts';
import type { Schema } from '#db/schema.ts';

export interface Person {
  id: string;
  name: string;
  /** Signs in with this and `password`. */
  staffNumber: string;
}

export interface NewPerson {
  name?: string;
  /** Slug of the job role, which decides the curricula: `admin` has Foundation alone. */
  role?: string;
  /** Name of the unit; a new name makes a new unit under the root. */
  unit?: string;
  permissionRole?: PermissionRole;
}

/** One of the words that hospitals choose: long enough, and the same for everybody in these tests. */
export const password = 'seven quiet herons';

let hired = 0;

/** Somebody new: employed today, with a sign-in and the curricula of their role. A permission role holds in their unit, an administrator's everywhere. */
export async function hire(db: Kysely<Schema>, deps: Deps, wish: NewPerson = {}): Promise<Person> {
  hired += 1;
  const staffNumber = `T-${process.pid}-${hired}`;
  const { name = `Robin Tester ${hired}`, role = 'admin', unit = 'Test ward', permissionRole } = wish;
  const unitId = await unitNamed(db, deps, unit);
  const jobRoleId = (await listJobRoles(db)).find((each) => each.slug === role)?.id ?? '';
  const id = await db.transaction().execute(async (tx) => {
    const person = await createPerson(tx, deps, { name, staffNumber });
    const fromOn = today(deps.zone, deps.now());
    await employ(tx, deps, { personId: person.id, unitId, jobRoleId, main: true, fromOn });
    const grantedIn = permissionRole === 'administrator' ? null : unitId;
    if (permissionRole) await grantRole(tx, deps, { personId: person.id, permissionRole, unitId: grantedIn, fromOn });
    return person.id;
  });
  await createPasswordSignIn(db, deps, { personId: id, handles: [staffNumber], password });
  await assignCurricula(db, deps, { personId: id, key: deps.newToken() });
  return { id, name, staffNumber };
}

async function unitNamed(db: Kysely<Schema>, deps: Deps, name: string): Promise<string> {
  const units = await listUnits(db);
  const known = units.find((unit) => unit.name === name);
  if (known) return known.id;
  const parentId = units.find((unit) => unit.parentId === null)?.id ?? null;
  return db.transaction().execute(async (tx) => (await createUnit(tx, deps, { name, parentId })).id);
}
