import type { Kysely } from 'kysely';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';
import type { ModuleManifest } from './fingerprint.ts';

export interface VersionAsAt {
  module: string;
  number: number;
  fingerprint: string;
  manifest: ModuleManifest;
  publishedOn: CalendarDate;
  withdrawnOn: CalendarDate | null;
  /** The newest of its module that was not withdrawn. */
  isServed: boolean;
}

/** Every module version published by a day (in the zone), by module and number, as it stood then. */
export async function listVersionsAsAt(db: Kysely<Schema>, zone: string, on: CalendarDate): Promise<VersionAsAt[]> {
  const dayOf = (instant: string) => today(zone, new Date(instant));
  const rows = await db
    .selectFrom('module_versions')
    .select(['module_id', 'number', 'fingerprint', 'manifest', 'published_at', 'withdrawn_at'])
    .orderBy('module_id')
    .orderBy('number')
    .execute();
  const versions = rows
    .map((row) => {
      const withdrawn = row.withdrawn_at === null ? null : dayOf(row.withdrawn_at);
      return {
        module: row.module_id,
        number: row.number,
        fingerprint: row.fingerprint,
        manifest: JSON.parse(row.manifest) as ModuleManifest,
        publishedOn: dayOf(row.published_at),
        withdrawnOn: withdrawn !== null && withdrawn <= on ? withdrawn : null,
      };
    })
    .filter((version) => version.publishedOn <= on);
  const served = new Map(versions.filter((each) => each.withdrawnOn === null).map((each) => [each.module, each]));
  return versions.map((version) => ({ ...version, isServed: served.get(version.module) === version }));
}
