import { isWithin } from '#app/organisation/unit.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';

/** What a person may do. A grant gives one of these, everywhere or in one unit and below, or for one module. */
export const capabilities = [
  'learn',
  'write-modules',
  'review-modules',
  'publish-modules',
  'see-analytics',
  'see-team',
  'assign',
  'reopen-attempts',
  'send-reminders',
  'export-team',
  'make-evidence',
  'manage-readiness',
  'manage-people',
  'manage-units',
  'manage-job-roles',
  'manage-curricula',
  'manage-tools',
  'manage-rules',
  'manage-grants',
  'manage-settings',
  'revoke-certificates',
  'read-records',
  'read-audit',
] as const;

export type Capability = (typeof capabilities)[number];

const writing = ['write-modules', 'publish-modules', 'see-analytics'] as const;

/** Named sets. A grant row names a set or one capability, so that a set may grow with a release without a change of data. */
export const permissionRoles = {
  learner: ['learn'],
  trainer: writing,
  reviewer: [...writing, 'review-modules'],
  manager: [
    'see-team',
    'assign',
    'reopen-attempts',
    'send-reminders',
    'export-team',
    'make-evidence',
    'manage-readiness',
  ],
  administrator: [
    'manage-people',
    'manage-units',
    'manage-job-roles',
    'manage-curricula',
    'manage-tools',
    'manage-rules',
    'manage-grants',
    'manage-settings',
    'manage-readiness',
    'revoke-certificates',
    'read-audit',
  ],
  auditor: ['see-team', 'make-evidence', 'read-records', 'read-audit'],
} as const satisfies Record<string, readonly Capability[]>;

/** What the administrator's ground is open for. A grant in one unit does not open it: what is managed there holds for all. */
export const administration = [
  'manage-people',
  'manage-grants',
  'manage-units',
  'manage-job-roles',
  'manage-tools',
  'manage-rules',
  'manage-settings',
] as const;

export type PermissionRole = keyof typeof permissionRoles;

/** What everybody who can sign in may do without a grant. */
export const everyone: readonly Capability[] = permissionRoles.learner;

export interface Grant {
  capability: Capability;
  /** Null: everywhere. */
  unitPath: string | null;
  /** Null: every module. */
  moduleId: string | null;
  /** The manager whose grant it is, where it is held as their deputy. */
  ofPersonId?: string;
}

/** A manager for whom somebody acts. */
export interface Deputising {
  personId: string;
  name: string;
  /** The day after the last. */
  untilOn: CalendarDate;
}

/** Who acts in a request. */
export interface Actor {
  personId: string;
  name: string;
  locale: string;
  signInId: string;
  grants: Grant[];
  /** Of the main employment today; null where there is none. */
  unitPath: string | null;
  /** Signed in on a shared computer. */
  shared: boolean;
  /** For whom they act today as a deputy; absent: for nobody. */
  deputyFor?: Deputising[];
}

/** Where something is done. A part that is left out means all of it: only a grant without that limit covers it. */
export type Scope = { unitPath?: string; moduleId?: string };

/**
 * Whether the actor may do this here; without a scope, whether everywhere. `'somewhere'` asks for any place at all: for a
 * menu, or a page whose query then narrows by `scopePaths`.
 */
export function can(actor: Pick<Actor, 'grants'>, capability: Capability, scope: Scope | 'somewhere' = {}): boolean {
  return actor.grants.some((grant) => grant.capability === capability && covers(grant, scope));
}

function covers(grant: Grant, scope: Scope | 'somewhere'): boolean {
  if (scope === 'somewhere') return true;
  const unit = grant.unitPath === null || (scope.unitPath !== undefined && isWithin(scope.unitPath, grant.unitPath));
  return unit && (grant.moduleId === null || grant.moduleId === scope.moduleId);
}

/**
 * By what right the actor may decide about somebody who belongs in a unit: their own, or that of a manager for whom they act, who is
 * named. Null: by none. Nobody decides about themselves, and no deputy about whom they act for.
 */
export function authorityOver(
  actor: Pick<Actor, 'personId' | 'grants'>,
  capability: Capability,
  { personId, unitPath }: { personId: string; unitPath?: string },
): { forId?: string } | null {
  if (actor.personId === personId) return null;
  const covering = actor.grants.filter((grant) => grant.capability === capability && covers(grant, { unitPath }));
  if (covering.some((grant) => grant.ofPersonId === undefined)) return {};
  const lent = covering.find((grant) => grant.ofPersonId !== personId);
  return lent ? { forId: lent.ofPersonId } : null;
}

/** The managers without whose grants the actor could not do this in all of these units (path prefixes, `/` is everywhere). */
export function actingFor(actor: Pick<Actor, 'grants'>, capability: Capability, paths: readonly string[]): string[] {
  const own = actor.grants.filter((grant) => grant.ofPersonId === undefined);
  const lent = actor.grants.filter((grant) => grant.ofPersonId !== undefined && grant.capability === capability);
  const scopeOf = (path: string): Scope => (path === '/' ? {} : { unitPath: path });
  const beyond = paths.filter((path) => !can({ grants: own }, capability, scopeOf(path)));
  const used = lent.filter((grant) => beyond.some((path) => covers(grant, scopeOf(path))));
  return [...new Set(used.flatMap((grant) => grant.ofPersonId ?? []))];
}

/** Those of these things that the actor may do everywhere. */
export function everywhere<C extends Capability>(actor: Pick<Actor, 'grants'>, wanted: readonly C[]): C[] {
  return wanted.filter((capability) => can(actor, capability));
}

/** The units in which the actor may do this, as path prefixes for a query; `/` stands for everywhere. */
export function scopePaths(actor: Pick<Actor, 'grants'>, capability: Capability): string[] {
  const paths = actor.grants
    .filter((grant) => grant.capability === capability && grant.moduleId === null)
    .map((grant) => grant.unitPath ?? '/');
  return [...new Set(paths)].filter((path, _, all) => !all.some((other) => other !== path && isWithin(path, other)));
}

/** The capabilities behind the name in a grant row; a name that this release does not know gives nothing. */
export function capabilitiesOf(granted: string): readonly Capability[] {
  if (Object.hasOwn(permissionRoles, granted)) return permissionRoles[granted as PermissionRole];
  return capabilities.filter((capability) => capability === granted);
}
