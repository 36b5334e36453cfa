import type { ModuleFiles } from '#app/curriculum/module-files.ts';
import { headPath } from './draft.ts';

const line = /^owned_by:.*$/m;

/** `owned_by` says who may publish, and is the folder's where it is not said; a draft is published by the studio. */
export function ownedByStudio(files: ModuleFiles): ModuleFiles {
  const head = files.get(headPath)?.toString('utf8');
  return head === undefined ? files : new Map([...files, [headPath, Buffer.from(ownedByStudioText(head))]]);
}

/** The same for the text of `module.yaml`. */
export function ownedByStudioText(head: string): string {
  const owned = 'owned_by: studio';
  return line.test(head) ? head.replace(line, owned) : `${head.trimEnd()}\n${owned}\n`;
}
