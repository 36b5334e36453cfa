import { canonicalJson, sha256hex } from '#app/platform/canonical-json.ts';
import type { LearningEvent } from './vocabulary.ts';

/** What stands before the first event of a person. */
export const firstPrev = '0'.repeat(64);

/** An event as it is stored: its body is JSON text, absent optionals are null. */
export interface StoredEvent {
  id: string;
  person_id: string;
  seq: number;
  verb: string;
  object_id: string;
  module_version_id: string | null;
  cycle_id: string | null;
  actor_id: string | null;
  key: string;
  occurred_at: string;
  recorded_at: string;
  body: string;
  prev: string;
  hash: string;
}

export type Envelope = Omit<LearningEvent, 'body' | 'prev' | 'hash'> & { body: unknown };

/** `SHA-256(prev ‖ JCS(every field but prev and hash))`, absent optionals omitted. */
export function eventHash(prev: string, event: Envelope): string {
  const { id, person, seq, verb, object, moduleVersion, cycle, actor, key, occurredAt, recordedAt, body } = event;
  const fields = {
    id,
    person,
    seq,
    verb,
    object,
    ...(moduleVersion !== undefined && { moduleVersion }),
    ...(cycle !== undefined && { cycle }),
    ...(actor !== undefined && { actor }),
    key,
    occurredAt,
    recordedAt,
    body,
  };
  return sha256hex(prev + canonicalJson(fields));
}

export interface ChainFault {
  kind: 'gap' | 'broken-link' | 'changed' | 'unreadable' | 'head';
  seq: number;
  stored: string;
  expected: string;
}

/** Recomputes a person's chain from the stored rows (in `seq` order) and its head. Sound ⇔ no fault. */
export function verifyChain(rows: StoredEvent[], head: { seq: number; hash: string } | null): ChainFault[] {
  const faults: ChainFault[] = [];
  let prev = firstPrev;
  let seq = 0;
  for (const row of rows) {
    seq += 1;
    if (row.seq !== seq) faults.push({ kind: 'gap', seq: row.seq, stored: String(row.seq), expected: String(seq) });
    if (row.prev !== prev) faults.push({ kind: 'broken-link', seq: row.seq, stored: row.prev, expected: prev });
    const expected = hashOfRow(row);
    if (expected === null) faults.push({ kind: 'unreadable', seq: row.seq, stored: row.body, expected: 'JSON' });
    else if (row.hash !== expected) faults.push({ kind: 'changed', seq: row.seq, stored: row.hash, expected });
    seq = row.seq;
    prev = row.hash;
  }
  if (!headStands(head, seq, prev)) {
    const stored = head ? `${head.seq} ${head.hash}` : 'none';
    faults.push({ kind: 'head', seq, stored, expected: `${seq} ${prev}` });
  }
  return faults;
}

function headStands(head: { seq: number; hash: string } | null, seq: number, hash: string): boolean {
  if (seq === 0) return head === null || head.seq === 0;
  return head !== null && head.seq === seq && head.hash === hash;
}

function hashOfRow(row: StoredEvent): string | null {
  try {
    return eventHash(row.prev, {
      id: row.id,
      person: row.person_id,
      seq: row.seq,
      verb: row.verb as LearningEvent['verb'],
      object: row.object_id,
      moduleVersion: row.module_version_id ?? undefined,
      cycle: row.cycle_id ?? undefined,
      actor: row.actor_id ?? undefined,
      key: row.key,
      occurredAt: row.occurred_at,
      recordedAt: row.recorded_at,
      body: JSON.parse(row.body),
    });
  } catch {
    return null;
  }
}
