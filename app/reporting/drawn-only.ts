/**
 * For a document: its markup shows this member, and the data beside it need not repeat it. Rendering sees it, the encoder of
 * the data does not.
 */
export function drawnOnly<T extends object, K extends keyof T>(page: T, name: K): Drawn<T, K> {
  return Object.defineProperty({ ...page }, name, { enumerable: false });
}

/** What a page's component has in hand: the member may be missing. */
export type Drawn<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;
