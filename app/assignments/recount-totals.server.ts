import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { countedModule, countedStanding } from './counted.ts';
import { totalsOf, type Weighed } from './due-totals.ts';

/** The totals that the stored standings come to, whatever is stored as totals. */
export async function recountTotals(db: Kysely<Schema>): Promise<Schema['due_totals'][]> {
  const standings = await db
    .selectFrom('standings')
    .select(['curriculum_id', 'stage', 'due_on', 'late_on', 'unit_path'])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .groupBy(['curriculum_id', 'stage', 'due_on', 'late_on', 'unit_path'])
    .execute();
  const modules = await db
    .selectFrom('module_standings')
    .select(['module_id', 'stage', 'due_on', 'late_on', 'unit_path'])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .groupBy(['module_id', 'stage', 'due_on', 'late_on', 'unit_path'])
    .execute();
  return totalsOf([
    ...standings.map((row): Weighed => [countedStanding(row), row.n]),
    ...modules.map((row): Weighed => [countedModule(row), row.n]),
  ]);
}
