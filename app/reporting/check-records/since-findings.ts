import type { Schema } from '#db/schema.ts';
import { type Finding, finding, keyOf } from './finding.ts';

type Item = Schema['version_items'];

/**
 * What `since` may be (RECORDS §5): 1 in a first version; the older number where an item did not change; otherwise that or
 * the version's own number; 0 or its own number where it was added.
 */
export function sinceFindings(version: string, number: number, items: Item[], base: Item[] | null): Finding[] {
  const before = base && new Map(base.map((item) => [`${item.lang} ${item.item_id}`, item]));
  return items.flatMap((item) => {
    const allowed = allowedSince(number, item, before);
    if (allowed.includes(item.since)) return [];
    const key = `${version} ${keyOf({ item_id: item.item_id, lang: item.lang })}`;
    const about = { table: 'version_items', key, stored: String(item.since), expected: allowed.join(' or ') };
    return [finding(about, `${item.item_id} counts since version ${item.since}; it can only be ${about.expected}`)];
  });
}

function allowedSince(number: number, item: Item, before: Map<string, Item> | null): number[] {
  if (!before) return [1];
  const old = before.get(`${item.lang} ${item.item_id}`);
  if (!old) return [0, number];
  return old.hash === item.hash ? [old.since] : [old.since, number];
}
