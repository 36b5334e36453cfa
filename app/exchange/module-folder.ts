import type { FileMap } from '#app/formats/file-map.ts';

export type ModuleFolder =
  /** `folder`: its name, '' where the files stand at the top; `outside`: paths beside it. */
  | { ok: true; folder: string; files: FileMap; outside: string[] }
  /** Folders that hold a `module.yaml` each; none or several. */
  | { ok: false; folders: string[] };

const head = /(?:^|\/)module\.yaml$/;

/** Finds the one module among the files of an archive, wherever its folder stands. */
export function inModuleFolder(given: FileMap): ModuleFolder {
  const heads = [...given.keys()].filter((path) => head.test(path)).sort();
  const [found, ...others] = heads;
  if (found === undefined || others.length > 0)
    return { ok: false, folders: heads.map((path) => path.replace(head, '')) };
  const base = found.slice(0, -'module.yaml'.length);
  const files: FileMap = new Map();
  const outside: string[] = [];
  for (const [path, bytes] of given) {
    if (path.startsWith(base)) files.set(path.slice(base.length), bytes);
    else outside.push(path);
  }
  return { ok: true, folder: base.split('/').at(-2) ?? '', files, outside };
}

/** Without the folder that everything stands in, as archives of a folder have it. */
export function withoutTopFolder(given: FileMap): FileMap {
  const tops = new Set([...given.keys()].map((path) => (path.includes('/') ? path.split('/')[0] : '')));
  const [top = ''] = tops;
  if (tops.size !== 1 || top === '') return given;
  return new Map([...given].map(([path, bytes]) => [path.slice(top.length + 1), bytes]));
}
