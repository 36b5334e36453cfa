/** Scripts that nearly always write one language, so that a screen reader picks the right voice for a name. */
const languages: [string, RegExp][] = [
  ['el', /^\p{Script=Greek}+$/u],
  ['he', /^\p{Script=Hebrew}+$/u],
  ['ar', /^\p{Script=Arabic}+$/u],
  ['hi', /^\p{Script=Devanagari}+$/u],
  ['zh', /^\p{Script=Han}+$/u],
];

/** A language tag for a text whose letters are all of one such script; null where the script does not tell. */
export function languageHint(text: string): string | null {
  const letters = text.replace(/\P{L}/gu, '');
  return languages.find(([, pattern]) => pattern.test(letters))?.[0] ?? null;
}
