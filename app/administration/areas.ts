import { type Actor, type Capability, everywhere } from '#app/identity/grants.ts';

export const areas = ['people', 'units', 'roles', 'tools', 'rules', 'local'] as const;
export type Area = (typeof areas)[number];

/** Any of these opens an area. */
export const capabilitiesOfArea = {
  people: ['manage-people', 'manage-grants'],
  units: ['manage-units'],
  roles: ['manage-job-roles'],
  tools: ['manage-tools'],
  rules: ['manage-rules'],
  local: ['manage-settings'],
} as const satisfies Record<Area, readonly Capability[]>;

export const areasOf = (actor: Pick<Actor, 'grants'>): Area[] =>
  areas.filter((area) => everywhere<Capability>(actor, capabilitiesOfArea[area]).length > 0);
