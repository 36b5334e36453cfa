import type { Kysely } from 'kysely';
import { refreshStandings } from '#app/assignments/refresh-standings.server.ts';
import { setPersonActive } from '#app/identity/set-person-active.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { changeRecord } from './change-record.server.ts';

/** Lets a person in or shuts them out: sessions end, lists and totals follow, the record stays as it is. */
export async function setActive(
  db: Kysely<Schema>,
  deps: Deps,
  input: { personId: string; actorId: string; key: string; active: boolean; revision: number },
): Promise<void> {
  const { personId, actorId, active, revision } = input;
  await changeRecord(db, deps, input, async ({ tx }) => {
    await setPersonActive(tx, deps, { personId, active, revision, by: actorId });
    await refreshStandings(tx, deps, personId);
    return () => null;
  });
}
