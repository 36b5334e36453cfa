/** The first text, in code point order, that no longer begins with the prefix: the open end of a range of texts that do. */
export const afterPrefix = (prefix: string): string =>
  `${prefix.slice(0, -1)}${String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)}`;
