import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, sha256hex } from '#app/platform/canonical-json.ts';
import { toRow } from './event-row.ts';
import { eventHash, firstPrev, type StoredEvent, verifyChain } from './hash-chain.ts';
import type { LearningEvent } from './vocabulary.ts';

const first = {
  id: '018f0000-0000-7000-8000-000000000001',
  person: 'ada',
  seq: 1,
  verb: 'lesson.read' as const,
  object: 'm3-a',
  key: 'k',
  occurredAt: '2026-03-02T09:00:00.000Z',
  recordedAt: '2026-03-02T09:00:00.000Z',
  body: { module: 'patient-data', version: 1, lesson: 'm3-a', on: '2026-03-02' },
};

test('an event is hashed over what stands before it and its canonical fields', () => {
  const text =
    '{"body":{"lesson":"m3-a","module":"patient-data","on":"2026-03-02","version":1},' +
    '"id":"018f0000-0000-7000-8000-000000000001","key":"k","object":"m3-a","occurredAt":"2026-03-02T09:00:00.000Z",' +
    '"person":"ada","recordedAt":"2026-03-02T09:00:00.000Z","seq":1,"verb":"lesson.read"}';
  expect(canonicalJson(first)).toBe(text);
  expect(eventHash(firstPrev, first)).toBe(sha256hex('0'.repeat(64) + text));
});

test('absent optionals are left out, present ones are part of the hash', () => {
  expect(eventHash(firstPrev, { ...first, cycle: undefined })).toBe(eventHash(firstPrev, first));
  expect(eventHash(firstPrev, { ...first, cycle: 'c' })).not.toBe(eventHash(firstPrev, first));
});

function chain(length: number): StoredEvent[] {
  const rows: StoredEvent[] = [];
  let prev = firstPrev;
  for (let seq = 1; seq <= length; seq += 1) {
    const event = { ...first, id: `id-${seq}`, seq, key: `k/${seq}`, prev };
    const hash = eventHash(prev, event);
    rows.push(toRow({ ...event, hash } as LearningEvent));
    prev = hash;
  }
  return rows;
}

const headOf = (rows: StoredEvent[]) => {
  const last = rows.at(-1);
  return last ? { seq: last.seq, hash: last.hash } : null;
};

test('a chain as it was written is sound, and so is none', () => {
  expect(verifyChain(chain(4), headOf(chain(4)))).toEqual([]);
  expect(verifyChain([], null)).toEqual([]);
  expect(verifyChain([], { seq: 0, hash: '' })).toEqual([]);
});

test('whatever is changed in a row is found', () => {
  const fields = ['id', 'person_id', 'verb', 'object_id', 'key', 'occurred_at', 'recorded_at', 'prev', 'hash'] as const;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 }), fc.constantFrom(...fields), (index, field) => {
      const rows = chain(5);
      const row = rows[index] as StoredEvent;
      row[field] = `${row[field]}x`;
      const isLastHash = index === 4 && field === 'hash';
      const faults = verifyChain(rows, headOf(chain(5)));
      expect(faults.map((fault) => fault.seq)).toContain(index + 1);
      expect(faults.some((fault) => fault.kind === 'head')).toBe(isLastHash);
    }),
  );
});

test('a lost event, a cut tail and a head without events are found', () => {
  const rows = chain(5);
  const gap = verifyChain(
    rows.filter((row) => row.seq !== 3),
    headOf(rows),
  );
  expect(gap.map((fault) => [fault.kind, fault.seq])).toEqual([
    ['gap', 4],
    ['broken-link', 4],
  ]);
  expect(verifyChain(rows.slice(0, 4), headOf(rows)).map((fault) => fault.kind)).toEqual(['head']);
  expect(verifyChain([], headOf(rows)).map((fault) => fault.kind)).toEqual(['head']);
  expect(verifyChain(rows, null).map((fault) => fault.kind)).toEqual(['head']);
});
