import type { permissionRoles } from '#app/identity/grants.ts';

/** Permission roles that an administrator gives; everybody is a learner. */
export const givenRoles = [
  'manager',
  'trainer',
  'reviewer',
  'auditor',
  'administrator',
] as const satisfies (keyof typeof permissionRoles)[];

/** A form of a person's page, as it was sent; days as typed, the last one included. */
export type PersonChange =
  | { intent: 'name'; name: string; revision: number }
  | { intent: 'contact'; staffNumber: string; email: string; revision: number }
  | { intent: 'active'; active: '0' | '1'; revision: number }
  | { intent: 'employ'; unit: string; jobRole: string; main: '0' | '1'; fromOn: string }
  | { intent: 'end-employment'; row: string; untilOn: string }
  | { intent: 'absence'; fromOn: string; untilOn: string }
  | { intent: 'end-absence'; row: string; untilOn: string }
  | { intent: 'grant'; role: (typeof givenRoles)[number]; unit: string; fromOn: string; untilOn: string }
  | { intent: 'end-grant'; role: string; unit: string; module: string }
  | { intent: 'deputy'; staffNumber: string; fromOn: string; untilOn: string }
  | { intent: 'end-deputy'; row: string };
