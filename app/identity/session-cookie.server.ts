import { serializeCookie } from './internal/lucia.server.ts';
import { personTag } from './person-tag.ts';

/** Browsers accept `__Host-` only with Secure, and Safari takes no Secure cookie from http://localhost. */
function cookieName(origin: string): string {
  return isSecure(origin) ? '__Host-acumen' : 'acumen';
}

function isSecure(origin: string): boolean {
  return origin.startsWith('https:');
}

/** The presented token, or null. Cookies of other programs on the host may hold anything and are not decoded. */
export function readSessionToken(cookieHeader: string | null | undefined, origin: string): string | null {
  const start = `${cookieName(origin)}=`;
  for (const part of cookieHeader?.split(';') ?? []) {
    const cookie = part.trim();
    if (!cookie.startsWith(start)) continue;
    const token = cookie.slice(start.length);
    return /^[\w-]{22,64}$/.test(token) ? token : null;
  }
  return null;
}

export function sessionCookie(token: string, origin: string): string {
  return serializeCookie(cookieName(origin), token, { secure: isSecure(origin), blank: false });
}

export function blankSessionCookie(origin: string): string {
  return serializeCookie(cookieName(origin), '', { secure: isSecure(origin), blank: true });
}

/** Who is signed in, for scripts: a page that belongs to somebody else then sends nothing. It opens nothing by itself. */
export function personTagCookie(personId: string, origin: string): string {
  return `${personTag}=${personId}; Path=/; SameSite=Lax${isSecure(origin) ? '; Secure' : ''}`;
}

export function blankPersonTagCookie(origin: string): string {
  return `${personTagCookie('', origin)}; Max-Age=0`;
}
