import { headingSlug } from './heading-slug.ts';

/** Lower-case letters and digits with single hyphens, as ids and names of assets are. */
export function plainName(words: string, otherwise: string): string {
  return (
    headingSlug(words)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || otherwise
  );
}

/** The name itself, or with the lowest number from 2 that makes it one of its own. */
export function freeName(wanted: string, used: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; used.has(name); number += 1) name = `${wanted}-${number}`;
  return name;
}
