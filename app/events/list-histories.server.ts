import type { Kysely } from 'kysely';
import { givenIds } from '#db/dialect/given-rows.ts';
import type { Schema } from '#db/schema.ts';
import { fromRow } from './event-row.ts';
import { mergedHistory, mergedPersons } from './merged-history.ts';
import type { LearningEvent } from './vocabulary.ts';

/** What `listHistory` gives for one person, for many at once; somebody without events has an empty history. */
export async function listHistories(db: Kysely<Schema>, personIds: string[]): Promise<Map<string, LearningEvent[]>> {
  const own = await chainsOf(db, personIds);
  const merged = new Map(personIds.map((id) => [id, mergedPersons(own.get(id) ?? [])]));
  const others = await chainsOf(db, [...new Set([...merged.values()].flat())]);
  return new Map(
    personIds.map((id) => {
      const taken = (merged.get(id) ?? []).flatMap((person) => others.get(person) ?? []);
      return [id, mergedHistory(own.get(id) ?? [], taken)];
    }),
  );
}

async function chainsOf(db: Kysely<Schema>, personIds: string[]): Promise<Map<string, LearningEvent[]>> {
  const chains = new Map<string, LearningEvent[]>();
  if (personIds.length === 0) return chains;
  const rows = await db
    .selectFrom('learning_events')
    .selectAll()
    .where('person_id', 'in', givenIds(db, personIds))
    .orderBy('person_id')
    .orderBy('seq')
    .execute();
  for (const row of rows) {
    const chain = chains.get(row.person_id);
    if (chain) chain.push(fromRow(row));
    else chains.set(row.person_id, [fromRow(row)]);
  }
  return chains;
}
