import type { Kysely } from 'kysely';
import { type OpenedCycles, openOwedCycles } from '#app/assignments/open-owed-cycles.server.ts';
import { refreshStandings } from '#app/assignments/refresh-standings.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { changeRecord } from './change-record.server.ts';

/**
 * Opens the first cycles that the rules give a person today; once all are open it changes nothing. To be called when someone
 * is employed, changes role, or a rule begins. Also the place where a person without any cycle gets a standing.
 */
export async function assignCurricula(
  db: Kysely<Schema>,
  deps: Deps,
  input: { personId: string; actorId?: string; key: string },
): Promise<OpenedCycles> {
  const { personId, actorId = null, key } = input;
  return changeRecord(db, deps, { personId, actorId, key }, async ({ tx, locked }) => {
    const opened = await openOwedCycles(tx, deps, locked);
    if (locked.appended.length === 0) await refreshStandings(tx, deps, personId);
    return () => opened;
  });
}
