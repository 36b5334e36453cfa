import type { IncomingMessage } from 'node:http';
import { can } from '#app/identity/grants.ts';
import { readSession } from '#app/identity/read-session.server.ts';
import { readSessionToken } from '#app/identity/session-cookie.server.ts';
import type { Runtime } from '#app/platform/runtime.server.ts';
import { largestBody } from './read-body.server.ts';

/** Bytes: an archive of a module. */
const largestUpload = 20_000_000;
/** Doors that take files, as pages and as Remix's data requests. */
const uploads = /^\/studio\/import(\.data)?(\?|$)/;

/** How long the body of a request may be. Only those who write modules may fill our memory with files. */
export async function bodyLimit(
  { db, deps, env }: Runtime,
  { url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>,
): Promise<number> {
  if (!uploads.test(url)) return largestBody;
  const reading = await readSession(db, deps, readSessionToken(headers.cookie, env.origin));
  const mayUpload = reading.state === 'live' && can(reading.actor, 'write-modules', 'somewhere');
  return mayUpload ? largestUpload : largestBody;
}
