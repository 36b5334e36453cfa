/** Browsers accept `__Host-` only with Secure, and Safari takes no Secure cookie from http://localhost. */
export function cookieName(name: string, origin: string): string {
  return isSecure(origin) ? `__Host-${name}` : name;
}

export function isSecure(origin: string): boolean {
  return origin.startsWith('https:');
}

/** As it was sent: cookies of other programs on the host may hold anything and are not decoded. */
export function readCookie(cookieHeader: string | null | undefined, name: string): string | null {
  const start = `${name}=`;
  for (const part of cookieHeader?.split(';') ?? []) {
    const cookie = part.trim();
    if (cookie.startsWith(start)) return cookie.slice(start.length);
  }
  return null;
}
