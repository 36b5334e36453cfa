import type { Kysely } from 'kysely';
import { refreshStandings } from '#app/assignments/refresh-standings.server.ts';
import { listEvents } from '#app/events/list-events.server.ts';
import { isAct } from '#app/events/vocabulary.ts';
import { setPersonActive } from '#app/identity/set-person-active.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { catchUp } from './catch-up.server.ts';
import { changeRecord } from './change-record.server.ts';

/** Lets a person in or shuts them out: sessions end, lists and totals follow. Whoever comes back owes what changed meanwhile. */
export async function setActive(
  db: Kysely<Schema>,
  deps: Deps,
  input: { personId: string; actorId: string; key: string; active: boolean; revision: number },
): Promise<void> {
  const { personId, actorId, active, revision } = input;
  await changeRecord(db, deps, input, async (change) => {
    const { tx } = change;
    await setPersonActive(tx, deps, { personId, active, revision, by: actorId });
    if (active) await catchUp(change);
    // Their standings went with them: when they acted last is known from their acts alone.
    const last = active ? (await listEvents(tx, personId)).findLast((event) => isAct(event.verb)) : undefined;
    await refreshStandings(tx, deps, personId, { lastActAt: last?.recordedAt });
    return () => null;
  });
}
