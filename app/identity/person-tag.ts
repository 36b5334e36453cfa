/** Name of the cookie that tells scripts whose session this browser holds. */
export const personTag = 'acumen-person';

/** Channel of the browser's windows on which each says whose it is. */
export const personChannel = 'acumen-person';

/** Whose session the browser holds now; null when nobody is signed in. Runs in a browser only. */
export function personOfBrowser(): string | null {
  const found = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${personTag}=`));
  return found?.slice(personTag.length + 1) || null;
}
