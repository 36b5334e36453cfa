/** A text that the server has not confirmed yet, with the one that it was written over and its revision. */
export interface KeptText {
  revision: number;
  base: string;
  text: string;
}

export interface TextPlace {
  personId: string;
  draftId: string;
  path: string;
}

/** `assessment/kept-answers` forgets what has this form for everybody but the person who is signed in. */
const keyOf = ({ personId, draftId, path }: TextPlace) => `acumen:texts:${personId}:${draftId}:${path}`;

/**
 * What stays in this browser when the network, the server or the session goes, and over a restart of the browser. Null where
 * there is nothing, or where storage is forbidden: then a text lives as long as its page.
 */
export function keptText(place: TextPlace): KeptText | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null');
  } catch {
    return null;
  }
}

/** False where the browser keeps nothing. */
export function keepText(place: TextPlace, kept: KeptText): boolean {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function forgetText(place: TextPlace): void {
  try {
    localStorage.removeItem(keyOf(place));
  } catch {
    // Forbidden storage holds nothing.
  }
}
