import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { requireDraftOf } from '../change-draft.server.ts';
import { heartbeat, type Presence } from './saving.ts';

/** Whoever has missed two signs of life has gone. */
const goneAfterMs = 2.5 * heartbeat * 1000;

/** A sign that somebody has a text open, or has left it; gives who else has it open, by name. */
export async function notePresence(
  db: Kysely<Schema>,
  deps: Deps,
  personId: string,
  { moduleId, draftId, path, leaves }: { moduleId: string; draftId: string; path: string; leaves: boolean },
): Promise<Presence> {
  await requireDraftOf(db, moduleId, draftId);
  const now = deps.now();
  const gone = new Date(now.getTime() - goneAfterMs).toISOString();
  return db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('draft_people')
      .where('draft_id', '=', draftId)
      .where((eb) => eb.or([eb('seen_at', '<', gone), eb.and([eb('person_id', '=', personId), eb('path', '=', path)])]))
      .execute();
    if (leaves) return { others: [] };
    const row = { draft_id: draftId, path, person_id: personId, seen_at: now.toISOString() };
    await tx
      .insertInto('draft_people')
      .values(row)
      .onConflict((conflict) => conflict.columns(['draft_id', 'path', 'person_id']).doUpdateSet(row))
      .execute();
    const others = await tx
      .selectFrom('draft_people')
      .innerJoin('people', 'people.id', 'person_id')
      .select('name')
      .where('draft_id', '=', draftId)
      .where('path', '=', path)
      .where('person_id', '!=', personId)
      .orderBy('sort_name')
      .execute();
    return { others: others.map(({ name }) => name) };
  });
}
