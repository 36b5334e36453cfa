import { cookieName, isSecure, readCookie } from './internal/cookies.ts';
import { serializeCookie } from './internal/lucia.server.ts';
import { personTag } from './person-tag.ts';

const name = 'acumen';

/** The presented token, or null. */
export function readSessionToken(cookieHeader: string | null | undefined, origin: string): string | null {
  const token = readCookie(cookieHeader, cookieName(name, origin));
  return token !== null && /^[\w-]{22,64}$/.test(token) ? token : null;
}

/** Without an age: the browser keeps it until it closes, and the server decides how long it is worth anything. */
export function sessionCookie(token: string, origin: string): string {
  return serializeCookie(cookieName(name, origin), token, { secure: isSecure(origin) });
}

export function blankSessionCookie(origin: string): string {
  return serializeCookie(cookieName(name, origin), '', { secure: isSecure(origin), maxAge: 0 });
}

/** Who is signed in, for scripts: a page that belongs to somebody else then sends nothing. It opens nothing by itself. */
export function personTagCookie(personId: string, origin: string): string {
  return `${personTag}=${personId}; Path=/; SameSite=Lax${isSecure(origin) ? '; Secure' : ''}`;
}

export function blankPersonTagCookie(origin: string): string {
  return `${personTagCookie('', origin)}; Max-Age=0`;
}
