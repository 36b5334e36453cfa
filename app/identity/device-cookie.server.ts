import { openText, sealText } from '#app/platform/seal.server.ts';
import { cookieName, isSecure, readCookie } from './internal/cookies.ts';
import { serializeCookie } from './internal/lucia.server.ts';

interface Installation {
  origin: string;
  secret: string;
}

const name = 'acumen-device';
const purpose = 'device';
/** Seconds. Browsers keep no cookie longer than 400 days; each sign-in begins them anew. */
const age = 400 * 24 * 60 * 60;

/** The random id of the machine that this browser runs on, if this installation gave it one; null otherwise. */
export function readDevice(cookieHeader: string | null | undefined, { origin, secret }: Installation): string | null {
  const sealed = readCookie(cookieHeader, cookieName(name, origin));
  return sealed === null ? null : openText(secret, purpose, sealed);
}

/** Names a machine and nobody's account; it opens nothing, and signing out leaves it. */
export function deviceCookie(device: string, { origin, secret }: Installation): string {
  const options = { secure: isSecure(origin), maxAge: age };
  return serializeCookie(cookieName(name, origin), sealText(secret, purpose, device), options);
}
