import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ModuleEntry, ModuleFiles, ModuleSource } from '../module-files.ts';

/** Links are not followed: they could lead out of the folder. */
export function folderSource(folder: string): ModuleSource {
  return {
    slug: path.basename(folder),
    fileName: (name) => path.join(folder, name),
    list: async (part) => {
      const entries = await readdir(path.join(folder, part), { withFileTypes: true }).catch((error) => {
        if (part === '') throw error;
        return [];
      });
      return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
    },
    stat: async (name) => {
      const found = await lstat(path.join(folder, name)).catch(() => null);
      return found && { kind: kindOf(found), size: found.size };
    },
    read: (name) => readFile(path.join(folder, name)),
  };
}

/** Files that are held in memory; problems name them by path alone. */
export function filesSource(slug: string, files: ModuleFiles): ModuleSource {
  return {
    slug,
    fileName: (name) => name || slug,
    list: async (part) => entriesOf(files, part === '' ? '' : `${part}/`),
    stat: async (name) => {
      const bytes = files.get(name);
      return bytes ? { kind: 'file', size: bytes.length } : null;
    },
    read: async (name) => {
      const bytes = files.get(name);
      if (!bytes) throw new Error(`There is no file ${name}.`);
      return bytes;
    },
  };
}

function entriesOf(files: ModuleFiles, prefix: string): ModuleEntry[] {
  const kinds = new Map<string, ModuleEntry['kind']>();
  for (const name of files.keys()) {
    if (!name.startsWith(prefix)) continue;
    const [first = '', ...rest] = name.slice(prefix.length).split('/');
    kinds.set(first, rest.length > 0 ? 'folder' : 'file');
  }
  return [...kinds].map(([name, kind]) => ({ name, kind }));
}

function kindOf(entry: Dirent | Stats): ModuleEntry['kind'] {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}
