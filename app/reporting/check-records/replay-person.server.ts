import type { Kysely } from 'kysely';
import { listHistory } from '#app/events/list-events.server.ts';
import type { Schema } from '#db/schema.ts';
import { replayHistories } from './replay-histories.server.ts';
import type { Replayed } from './replayed.ts';

/** Folds a person's whole history again. Throws where an event is not one, or names something that was never published. */
export async function replayPerson(db: Kysely<Schema>, person: string): Promise<Replayed> {
  const [replayed] = await replayHistories(db, [[person, await listHistory(db, person)]]);
  if (!replayed) throw new Error(`nothing was folded of ${person}`);
  return replayed;
}
