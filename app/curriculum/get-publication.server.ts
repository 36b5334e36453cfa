import type { Kysely } from 'kysely';
import { addDays, type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { VersionFacts } from './facts.ts';
import { getFactsOfVersion } from './get-version-facts.server.ts';

/** A published version as those whom it concerns see it. */
export interface Publication {
  facts: VersionFacts;
  /** By when whoever holds a certificate learns what changed: the day of publication and the module's days for a delta. */
  deltaDueOn: CalendarDate;
  isWithdrawn: boolean;
}

/** By the id of the version's row; throws where there is none. */
export async function getPublication(
  db: Kysely<Schema>,
  deps: Pick<Deps, 'zone'>,
  versionId: string,
): Promise<Publication> {
  const row = await db
    .selectFrom('module_versions')
    .innerJoin('modules', 'modules.id', 'module_versions.module_id')
    .select(['published_at', 'withdrawn_at', 'delta_days'])
    .where('module_versions.id', '=', versionId)
    .executeTakeFirstOrThrow();
  return {
    facts: await getFactsOfVersion(db, versionId),
    deltaDueOn: addDays(today(deps.zone, new Date(row.published_at)), row.delta_days),
    isWithdrawn: row.withdrawn_at !== null,
  };
}
