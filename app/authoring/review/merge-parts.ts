import { lessonHead } from '#app/curriculum/lesson-head.ts';
import { moduleHead } from '#app/curriculum/module-head.ts';
import { fileKind, headPath, translationOf } from '../draft.ts';

/** A file of a module; a lesson is known by its id, since its name changes with its place. */
export interface Part {
  key: string;
  path: string;
  text: string | null;
  sha256: string | null;
}

export type Side = 'draft' | 'published';

/** A part that both sides have changed; a side that has taken it out has nothing. */
export interface Conflict {
  key: string;
  path: string;
  draft: Part | null;
  published: Part | null;
}

export interface Merge {
  /** What the draft becomes: lessons in their order, then the other files. */
  parts: Part[];
  /** Those for which nobody has chosen a side. */
  open: Conflict[];
}

/** Lessons by their ids, or by their names while these cannot be read; translations of them by those of their sources. */
export function partsOf(files: readonly Omit<Part, 'key'>[]): Part[] {
  const keys = new Map(
    files.map(({ path, text }) => {
      const id = fileKind(path) === 'lesson' ? lessonHead(text ?? '')?.id : undefined;
      return [path, id === undefined ? path : `lesson ${id}`];
    }),
  );
  return files.map(({ path, text, sha256 }) => {
    const { source = path, lang = null } = translationOf(path) ?? {};
    const key = keys.get(source) ?? source;
    return { key: lang === null ? key : `${key} ${lang}`, path, text, sha256 };
  });
}

/** Takes over what only the published side has changed since the base. Where both have, the choice decides, by key. */
export function mergeParts(
  base: readonly Part[],
  published: readonly Part[],
  draft: readonly Part[],
  choices: ReadonlyMap<string, string>,
): Merge {
  const [b, p, d] = [byKey(base), byKey(published), byKey(draft)];
  const kept = new Map<string, Part>();
  const open: Conflict[] = [];
  for (const key of new Set([...d.keys(), ...p.keys()])) {
    const [was, theirs, ours] = [b.get(key) ?? null, p.get(key) ?? null, d.get(key) ?? null];
    const side =
      isSame(was, theirs) || isSame(ours, theirs) ? 'draft' : isSame(was, ours) ? 'published' : choices.get(key);
    if (side !== 'draft' && side !== 'published')
      open.push({ key, path: (ours ?? theirs)?.path ?? key, draft: ours, published: theirs });
    const part = side === 'published' ? theirs : ours;
    if (part) kept.set(key, part);
  }
  return { parts: inOrder(kept, orderOf(base, published, draft)), open };
}

const byKey = (parts: readonly Part[]) => new Map(parts.map((part) => [part.key, part]));

function isSame(one: Part | null, other: Part | null): boolean {
  if (one === null || other === null) return one === other;
  return contentOf(one) === contentOf(other);
}

/** Who owns a module and when it is to be looked at again are said outside of drafts too. */
function contentOf({ path, text, sha256 }: Part): string {
  const head = path === headPath ? moduleHead(text ?? '') : null;
  if (!head) return sha256 ?? text ?? '';
  const { owned_by: _owner, review_by: _day, ...rest } = head;
  return JSON.stringify(rest);
}

/** The order of the side that has changed it; the draft's where both have. What only the other side has follows its neighbour. */
function orderOf(base: readonly Part[], published: readonly Part[], draft: readonly Part[]): string[] {
  const [b, p, d] = [base, published, draft].map(lessonKeys) as [string[], string[], string[]];
  const common = (keys: string[]) => keys.filter((key) => b.includes(key) && p.includes(key) && d.includes(key)).join();
  const [first, second] = common(d) === common(b) ? [p, d] : [d, p];
  const order = [...first];
  for (const [index, key] of second.entries()) {
    if (!order.includes(key)) order.splice(order.indexOf(second[index - 1] ?? '') + 1, 0, key);
  }
  return order;
}

const lessonKeys = (parts: readonly Part[]) =>
  parts
    .filter(({ path }) => fileKind(path) === 'lesson')
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ key }) => key);

/** A translation goes with its source, whose name it has. */
function inOrder(parts: ReadonlyMap<string, Part>, order: string[]): Part[] {
  const lessons = order.flatMap((key) => parts.get(key) ?? []);
  const family = lessons.flatMap((lesson, index) => {
    const translations = [...parts.values()].filter(({ key }) => key.startsWith(`${lesson.key} `));
    const name = `${String(index + 1).padStart(2, '0')}${lesson.path.slice(2, -'.mdx'.length)}`;
    const translated = translations.map((part) => ({ ...part, path: `${name}.${translationOf(part.path)?.lang}.mdx` }));
    return [{ ...lesson, path: `${name}.mdx` }, ...translated];
  });
  return [...family, ...[...parts.values()].filter(({ path }) => !path.endsWith('.mdx'))];
}
