/** Files of a folder or an archive by path: relative, with `/`, without `.`, `..` or empty parts. */
export type FileMap = Map<string, Buffer>;
