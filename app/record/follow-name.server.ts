import type { Kysely } from 'kysely';
import { refreshStandings } from '#app/assignments/refresh-standings.server.ts';
import { reissueForName } from '#app/certification/reissue-certificate.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { changeRecord } from './change-record.server.ts';

/**
 * Lets a person's record follow their present name: certificates in force under another one are issued again, and lists sort
 * by it. Changes nothing the second time.
 */
export async function followName(
  db: Kysely<Schema>,
  deps: Deps,
  input: { personId: string; actorId: string | null; key: string },
): Promise<{ certificates: string[] }> {
  return changeRecord(db, deps, input, async ({ tx, locked }) => {
    const issued = await reissueForName(tx, deps, locked);
    if (issued.length === 0) await refreshStandings(tx, deps, input.personId);
    return () => ({ certificates: issued.map((certificate) => certificate.serial) });
  });
}
