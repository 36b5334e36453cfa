import type { IncomingMessage } from 'node:http';
import { largestPicture } from '#app/authoring/picture.ts';
import { can } from '#app/identity/grants.ts';
import { readSession } from '#app/identity/read-session.server.ts';
import { readSessionToken } from '#app/identity/session-cookie.server.ts';
import type { Runtime } from '#app/platform/runtime.server.ts';
import { largestBody } from './read-body.server.ts';

/** Doors that take files, as pages and as Remix's data requests, and bytes: archives of modules, and pictures with the fields of their form. */
const uploads: [door: RegExp, limit: number][] = [
  [/^\/studio\/import(\.data)?(\?|$)/, 20_000_000],
  [/^\/studio\/modules\/[a-z0-9-]+(\/pictures|\.data)?(\?|$)/, largestPicture + largestBody],
];

/** How long the body of a request may be. Only those who write modules may fill our memory with files. */
export async function bodyLimit(
  { db, deps, env }: Runtime,
  { url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>,
): Promise<number> {
  const upload = uploads.find(([door]) => door.test(url));
  if (!upload) return largestBody;
  const reading = await readSession(db, deps, readSessionToken(headers.cookie, env.origin));
  const mayUpload = reading.state === 'live' && can(reading.actor, 'write-modules', 'somewhere');
  return mayUpload ? upload[1] : largestBody;
}
