import type { Kysely } from 'kysely';
import { type ChainFault, verifyChain } from '#app/events/hash-chain.ts';
import { listStoredEvents } from '#app/events/list-events.server.ts';
import type { Schema } from '#db/schema.ts';
import { type Finding, finding, keyOf } from './finding.ts';

const sentences: Record<ChainFault['kind'], string> = {
  gap: 'the numbering has a gap: an event was taken out or put in',
  'broken-link': 'it does not continue the event before it',
  changed: 'it is not what was recorded: its hash does not fit its fields',
  unreadable: 'its body cannot be read',
  head: 'the head of the record is not its last event',
};

/** The hash chain of a person's events and its head. */
export async function checkChain(db: Kysely<Schema>, person: string): Promise<Finding[]> {
  const rows = await listStoredEvents(db, person);
  const head = await db
    .selectFrom('record_heads')
    .select(['seq', 'hash'])
    .where('person_id', '=', person)
    .executeTakeFirst();
  return verifyChain(rows, head ?? null).map(({ kind, seq, stored, expected }) => {
    const isHead = kind === 'head';
    const about = {
      table: isHead ? 'record_heads' : 'learning_events',
      key: keyOf(isHead ? { person_id: person } : { person_id: person, seq }),
      person,
      stored,
      expected,
      seqs: seq === 0 ? [] : [seq],
    };
    return finding(about, sentences[kind]);
  });
}
