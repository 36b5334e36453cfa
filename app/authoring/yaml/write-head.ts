import { isMap, parseDocument, stringify } from 'yaml';
import { type HeadKind, headFields, replaceHead } from '#app/curriculum/head-entry.ts';
import { applyEdits, inOrder, patchEntry } from './patch-entry.ts';
import type { Entry } from './write-yaml.ts';

/**
 * A file with `next` as what its head says; `yaml` is that of the head as it stands. Only what has changed is written anew, so that
 * everything else of the file, comments too, stays byte for byte.
 */
export function writeHead(kind: HeadKind, text: string, yaml: string, next: Entry): string {
  const map = parseDocument(yaml, { version: '1.2', schema: 'core', keepSourceTokens: true }).contents;
  const edits = isMap(map) ? patchEntry(yaml, map, next, headFields(kind)) : null;
  if (edits) return replaceHead(kind, text, applyEdits(yaml, edits));
  const written = stringify(inOrder(next, headFields(kind)), { lineWidth: 0 });
  return replaceHead(kind, text, kind === 'module' ? written : written.trimEnd());
}
