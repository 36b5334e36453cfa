import type { Track } from '#app/questions/question.ts';

/**
 * The version from which on an act counts for each item of a new version (RECORDS §5): the version's own number for what is to
 * be learnt again, the older number for what stays, 0 for what was added and is asked of newcomers only. `previous` is null
 * for a first version.
 */
export function sinceOf(
  number: number,
  items: string[],
  previous: ReadonlyMap<string, number> | null,
  redo: ReadonlySet<string>,
): Map<string, number> {
  return new Map(items.map((id) => [id, previous === null ? 1 : redo.has(id) ? number : (previous.get(id) ?? 0)]));
}

/** What somebody who stands at version `base` has to learn on a track: the items of the version with a younger `since`. */
export function deltaOf<T extends { since: number; tracks: Track[] }>(items: T[], base: number, track: Track): T[] {
  return items.filter((item) => item.since > base && item.tracks.includes(track));
}
