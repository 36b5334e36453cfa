import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, from wherever this file has been bundled to. */
export function projectRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json')) || !existsSync(path.join(folder, 'app/platform'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('The folder of package.json was not found.');
    folder = parent;
  }
  return folder;
}
