/** A module in folder form: relative path (`module.yaml`, `01-name.mdx`, `assets/name.png`) → bytes. */
export type ModuleFiles = ReadonlyMap<string, Buffer>;

/** What stands in a folder under one name. */
export interface ModuleEntry {
  name: string;
  kind: 'file' | 'folder' | 'other';
}

/** Where the files of a module come from: a folder, an archive, a draft. Names are relative and have `/` in them. */
export interface ModuleSource {
  /** The name of the folder; it becomes part of the address. */
  slug: string;
  /** A file as problems name it. */
  fileName: (name: string) => string;
  /** What stands in the module's folder, or in its `assets`. Nothing where that is missing. */
  list: (folder: '' | 'assets') => Promise<ModuleEntry[]>;
  /** Null where nothing has this name. */
  stat: (name: string) => Promise<{ kind: ModuleEntry['kind']; size: number } | null>;
  read: (name: string) => Promise<Buffer>;
}
