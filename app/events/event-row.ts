import { canonicalJson } from '#app/platform/canonical-json.ts';
import { bodySchemas, isVerb } from './bodies.ts';
import type { StoredEvent } from './hash-chain.ts';
import type { LearningEvent } from './vocabulary.ts';

export function toRow(event: LearningEvent): StoredEvent {
  return {
    id: event.id,
    person_id: event.person,
    seq: event.seq,
    verb: event.verb,
    object_id: event.object,
    module_version_id: event.moduleVersion ?? null,
    cycle_id: event.cycle ?? null,
    actor_id: event.actor ?? null,
    key: event.key,
    occurred_at: event.occurredAt,
    recorded_at: event.recordedAt,
    body: canonicalJson(event.body),
    prev: event.prev,
    hash: event.hash,
  };
}

/** Throws where the verb is unknown or the body is not one of its kind: a stored event is never guessed at. */
export function fromRow(row: StoredEvent): LearningEvent {
  if (!isVerb(row.verb)) throw new Error(`event ${row.person_id}/${row.seq}: unknown verb ${row.verb}`);
  return {
    id: row.id,
    person: row.person_id,
    seq: row.seq,
    verb: row.verb,
    object: row.object_id,
    ...(row.module_version_id !== null && { moduleVersion: row.module_version_id }),
    ...(row.cycle_id !== null && { cycle: row.cycle_id }),
    ...(row.actor_id !== null && { actor: row.actor_id }),
    key: row.key,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    body: bodySchemas[row.verb].parse(JSON.parse(row.body)),
    prev: row.prev,
    hash: row.hash,
  } as LearningEvent;
}
