import type { Kysely } from 'kysely';
import { followVersion } from '#app/assignments/follow-version.server.ts';
import { getPublication } from '#app/curriculum/get-publication.server.ts';
import type { Schema } from '#db/schema.ts';
import type { RecordChange } from './change-record.server.ts';

/** Brings somebody who was away from every list up to the versions that came meanwhile. */
export async function catchUp({ tx, deps, locked }: RecordChange): Promise<void> {
  for (const versionId of await newestEditions(tx, locked.personId)) {
    await followVersion(tx, deps, locked, await getPublication(tx, deps, versionId));
  }
}

/** The newest material version that stands of each module that a person holds or works towards. */
async function newestEditions(db: Kysely<Schema>, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('module_versions')
    .select(['id', 'module_id'])
    .where('edition', '=', 'material')
    .where('withdrawn_at', 'is', null)
    .where('module_id', 'in', (by) =>
      by
        .selectFrom('targets')
        .innerJoin('cycles', 'cycles.id', 'targets.cycle_id')
        .select('targets.module_id')
        .where('cycles.person_id', '=', personId)
        .where('cycles.state', '<>', 'cancelled'),
    )
    .orderBy('number')
    .execute();
  return [...new Map(rows.map((row) => [row.module_id, row.id])).values()];
}
