import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deltaOf, sinceOf } from './since.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];

/** A history of a module: for each version its items, and which of them are to be learnt again. */
const history = fc.array(
  fc.record({ items: fc.subarray(ids, { minLength: 1 }), redo: fc.subarray(ids), material: fc.boolean() }),
  { minLength: 1, maxLength: 8 },
);

function play(versions: { items: string[]; redo: string[]; material: boolean }[]) {
  const sinces: Map<string, number>[] = [];
  versions.forEach(({ items, redo, material }, index) => {
    const chosen = new Set(material ? redo.filter((id) => items.includes(id)) : []);
    sinces.push(sinceOf(index + 1, items, sinces.at(-1) ?? null, chosen));
  });
  return sinces;
}

test('a first version asks for everything from version 1 on', () => {
  expect([...sinceOf(1, ['a', 'b'], null, new Set())]).toEqual([
    ['a', 1],
    ['b', 1],
  ]);
});

test('redo asks again, the rest stays, additions ask newcomers only', () => {
  const before = new Map([
    ['a', 1],
    ['b', 2],
    ['gone', 3],
  ]);
  expect([...sinceOf(4, ['a', 'b', 'new', 'fresh'], before, new Set(['b', 'new']))]).toEqual([
    ['a', 1],
    ['b', 4],
    ['new', 4],
    ['fresh', 0],
  ]);
});

test('since never exceeds the version and never falls while an item stays', () => {
  fc.assert(
    fc.property(history, (versions) => {
      const sinces = play(versions);
      sinces.forEach((since, index) => {
        for (const [id, value] of since) {
          expect(value).toBeLessThanOrEqual(index + 1);
          const before = sinces[index - 1]?.get(id);
          if (before !== undefined) expect(value).toBeGreaterThanOrEqual(before);
        }
      });
    }),
  );
});

test('a minor version touches no tick: whoever was up to date is up to date', () => {
  fc.assert(
    fc.property(history, (versions) => {
      const sinces = play(versions.map((version, index) => (index === 0 ? version : { ...version, material: false })));
      for (const since of sinces) {
        const items = [...since].map(([id, value]) => ({ id, since: value, tracks: ['full' as const] }));
        expect(deltaOf(items, 1, 'full')).toEqual([]);
      }
    }),
  );
});

test('the delta over several versions holds exactly what some version between asked to learn again', () => {
  fc.assert(
    fc.property(history, fc.nat(8), (versions, base) => {
      const sinces = play(versions);
      const last = sinces.at(-1) ?? new Map<string, number>();
      const items = [...last].map(([id, value]) => ({ id, since: value, tracks: ['full' as const] }));
      const delta = deltaOf(items, base, 'full').map((item) => item.id);
      for (const { id } of items) {
        // The stretch of versions in which the item has been there without a gap, up to the last.
        let first = versions.length;
        while (first > 1 && versions[first - 2]?.items.includes(id)) first -= 1;
        const asked = versions.some(
          ({ redo, material }, index) =>
            index + 1 > Math.max(base, first - 1) && index > 0 && material && redo.includes(id),
        );
        const begun = first === 1 && base < 1;
        expect(delta.includes(id)).toBe(asked || begun);
      }
    }),
  );
});

test('a delta grows the older the version one stands at, and is empty at the newest', () => {
  fc.assert(
    fc.property(history, (versions) => {
      const items = [...(play(versions).at(-1) ?? [])].map(([id, since]) => ({ id, since, tracks: ['full' as const] }));
      for (let base = 0; base < versions.length; base += 1) {
        const older = deltaOf(items, base, 'full').map((item) => item.id);
        const newer = deltaOf(items, base + 1, 'full').map((item) => item.id);
        expect(newer.every((id) => older.includes(id))).toBe(true);
      }
      expect(deltaOf(items, versions.length, 'full')).toEqual([]);
    }),
  );
});

test('a delta looks at one track', () => {
  const items = [
    { since: 2, tracks: ['full' as const] },
    { since: 2, tracks: ['foundation' as const, 'full' as const] },
  ];
  expect(deltaOf(items, 1, 'foundation')).toEqual([items[1]]);
});
