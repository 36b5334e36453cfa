import { capabilitiesOf, type Grant } from '../grants.ts';

/** A row of `grants` with the path of its unit; `granted` is null where a person has none. */
export interface GrantLine {
  granted: string | null;
  unit_id: string | null;
  module_id: string | null;
  granted_path: string | null;
}

/** What rows give; one whose unit is gone gives nothing. */
export function grantsFrom(lines: readonly GrantLine[]): Grant[] {
  return lines.flatMap(({ granted, unit_id, granted_path, module_id }) => {
    if (granted === null || (unit_id !== null && granted_path === null)) return [];
    return capabilitiesOf(granted).map((capability) => ({ capability, unitPath: granted_path, moduleId: module_id }));
  });
}
