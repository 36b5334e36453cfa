import { uncoveredCharacters } from '#app/formats/fonts.server.ts';

/** Says which characters of a saved name no certificate can print; null where there are none. Reads font files. */
export function uncoveredLine(name: string): string | null {
  const characters = uncoveredCharacters(name);
  if (characters.length === 0) return null;
  return `No bundled font can print ${characters.join(' ')}. Certificates of ${name} would show gaps in their place.`;
}
