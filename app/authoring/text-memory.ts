import type { Once } from '#app/curriculum/parse-module.ts';

/** Remembers what was made of texts; of more than so many characters those go first that nobody has asked for longest. */
export function textMemory(mostCharacters: number): Once {
  const known = new Map<string, unknown>();
  let characters = 0;
  return <T>(name: string, text: string, make: () => T): T => {
    const key = `${name}\n${text}`;
    const isKnown = known.has(key);
    const value = isKnown ? (known.get(key) as T) : make();
    known.delete(key);
    known.set(key, value);
    if (!isKnown) characters += key.length;
    for (const oldest of known.keys()) {
      if (characters <= mostCharacters || oldest === key) break;
      known.delete(oldest);
      characters -= oldest.length;
    }
    return value;
  };
}
