import type { Schema } from '#db/schema.ts';
import type { Counted } from './due-totals.ts';
import { wholePerson } from './standing.ts';

type Dates = Pick<Schema['standings'], 'due_on' | 'late_on' | 'unit_path'>;

const dates = ({ due_on, late_on, unit_path }: Dates) => ({ dueOn: due_on, lateOn: late_on, unitPath: unit_path });

/** A stored standing as it is counted: as a person, or as one of the people with a curriculum. */
export function countedStanding(row: Dates & Pick<Schema['standings'], 'curriculum_id' | 'stage'>): Counted {
  const facet = row.curriculum_id === wholePerson ? 'person' : 'role';
  return { facet, facetId: row.curriculum_id, stage: row.stage, ...dates(row) };
}

export function countedModule(row: Dates & Pick<Schema['module_standings'], 'module_id' | 'stage'>): Counted {
  return { facet: 'module', facetId: row.module_id, stage: row.stage, ...dates(row) };
}
