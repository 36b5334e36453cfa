/**
 * For a document: its markup shows this member, and the data beside it need not repeat it. Rendering sees it, the encoder of
 * the data does not.
 */
export function drawnOnly<T extends object, K extends keyof T>(page: T, name: K): Drawn<T, K> {
  return Object.defineProperty({ ...page }, name, { enumerable: false });
}

/** Names and values of all members, those that are only drawn included. */
export const allMembers = (page: object): [string, unknown][] =>
  Object.getOwnPropertyNames(page).map((name) => [name, Reflect.get(page, name)]);

/** What a page's component has in hand: the member may be missing. */
export type Drawn<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;
