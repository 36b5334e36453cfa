/**
 * For a document: its markup shows this member, and the data beside it need not repeat it. Rendering sees it, the encoder of
 * the data does not.
 */
export function drawnOnly<T extends object>(page: T, name: keyof T): T {
  return Object.defineProperty({ ...page }, name, { enumerable: false });
}
