import type { ItemText } from '#app/curriculum/item-texts.ts';
import { type DiffLine, diffTexts } from '#app/curriculum/word-diff.ts';

export interface ItemChange {
  kind: ItemText['kind'];
  id: string;
  path: string;
  title: string;
  what: 'added' | 'changed' | 'removed';
  diff: DiffLine[];
}

export const itemKey = ({ kind, id }: Pick<ItemText, 'kind' | 'id'>): string => `${kind} ${id}`;

/** Items by what became of them, in the order of the text after; what was removed stands last. */
export function compareItems(before: ItemText[], after: ItemText[]): ItemChange[] {
  const old = new Map(before.map((item) => [itemKey(item), item]));
  const now = new Set(after.map(itemKey));
  const changed = after.flatMap((item): ItemChange[] => {
    const was = old.get(itemKey(item));
    if (was?.text === item.text) return [];
    return [changeOf(item, was ? 'changed' : 'added', was?.text ?? '', item.text)];
  });
  const removed = before.filter((item) => !now.has(itemKey(item)));
  return [...changed, ...removed.map((item) => changeOf(item, 'removed', item.text, ''))];
}

function changeOf(item: ItemText, what: ItemChange['what'], before: string, after: string): ItemChange {
  const { kind, id, path, title } = item;
  return { kind, id, path, title, what, diff: diffTexts(before, after) };
}
