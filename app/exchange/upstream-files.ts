import { isMap, parseDocument } from 'yaml';
import { type DraftFile, fileKind, headPath, translationOf } from '#app/authoring/draft.ts';
import { ownedByStudioText } from '#app/authoring/owned-by-studio.ts';
import type { Upstream } from '#app/curriculum/get-upstream.server.ts';
import { lessonHead } from '#app/curriculum/lesson-head.ts';
import type { ModuleFiles } from '#app/curriculum/module-files.ts';
import { sha256hex } from '#app/platform/canonical-json.ts';

/** What a file holds: a text, or the hash of a picture. */
export interface FileBody {
  text: string | null;
  sha256: string | null;
}

export type PlacedBody = FileBody & { path: string };

/** Whose the module is stands in its head, and is no difference between the folder and the studio. */
export const upstreamFiles = (upstream: Upstream | null): PlacedBody[] =>
  Object.entries(upstream?.files ?? {}).map(([path, file]) =>
    'text' in file ? textFile(path, file.text) : { path, text: null, sha256: file.sha256 },
  );

export const filesOf = (files: ModuleFiles = new Map()): PlacedBody[] =>
  [...files].map(([path, bytes]) =>
    path.startsWith('assets/')
      ? { path, text: null, sha256: sha256hex(bytes) }
      : textFile(path, bytes.toString('utf8')),
  );

const textFile = (path: string, text: string): PlacedBody => ({
  path,
  text: path === headPath ? ownedByStudioText(text) : text,
  sha256: null,
});

export const sameBody = (a: PlacedBody | undefined, b: PlacedBody | undefined): boolean =>
  a?.sha256 === b?.sha256 && comparedText(a) === comparedText(b);

/**
 * Of `module.yaml` only what belongs to a version: the rest a module has as it is now, so that nobody can say what the folder had of it
 * before.
 */
function comparedText(file: PlacedBody | undefined): string | null | undefined {
  if (file?.path !== headPath || file.text === null) return file?.text;
  const head = parseDocument(file.text);
  if (head.errors.length > 0 || !isMap(head.contents)) return file.text;
  for (const field of ['summary', 'delta_days', 'review_by', 'silenced', 'edition']) head.delete(field);
  return JSON.stringify(head.toJS());
}

/**
 * By a name that survives a new place in the order: lessons go by their id, their translations by it and the language, everything else by
 * its path.
 */
export function byName<T extends FileBody & { path: string }>(files: T[]): Map<string, T> {
  const ids = new Map(
    files.flatMap(({ path, text }) => {
      const id = fileKind(path) === 'lesson' && text !== null ? lessonHead(text)?.id : undefined;
      return id === undefined ? [] : [[path, id] as const];
    }),
  );
  return new Map(
    files.map((file) => {
      const translation = translationOf(file.path);
      const id = ids.get(translation?.source ?? file.path);
      return [id === undefined ? file.path : `lesson ${id} ${translation?.lang ?? ''}`.trim(), file];
    }),
  );
}

/** Where a file of the folder stands among those of a draft; a lesson that is new there goes to the end. */
export function placeInDraft(
  name: string,
  path: string,
  draft: DraftFile[],
  upstream: Map<string, { path: string }>,
): string {
  const own = byName(draft).get(name);
  if (own) return own.path;
  const translation = translationOf(path);
  if (translation?.source.endsWith('.mdx')) {
    const source = [...upstream].find(([, file]) => file.path === translation.source)?.[0];
    const home = source === undefined ? undefined : byName(draft).get(source)?.path;
    return (home ?? translation.source).replace(/mdx$/, `${translation.lang}.mdx`);
  }
  if (fileKind(path) !== 'lesson') return path;
  const numbers = draft.filter(({ kind }) => kind === 'lesson').map((file) => file.path.slice(0, 2));
  if (!numbers.includes(path.slice(0, 2))) return path;
  const next = Math.max(...numbers.map(Number)) + 1;
  return `${String(next).padStart(2, '0')}${path.slice(2)}`;
}
