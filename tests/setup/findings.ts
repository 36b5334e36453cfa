import type { Kysely } from 'kysely';
import { checkRecords } from '#app/reporting/check-records/check-records.server.ts';
import type { Schema } from '#db/schema.ts';

/** What `records:check` finds. */
export async function findingsOf(db: Kysely<Schema>): Promise<unknown[]> {
  const found: unknown[] = [];
  await checkRecords(db, { onFinding: (finding) => found.push(finding) });
  return found;
}
