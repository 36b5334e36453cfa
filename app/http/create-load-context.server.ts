import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AppLoadContext } from '@remix-run/node';
import { sealKeptForm } from '#app/identity/kept-form.server.ts';
import { openToken } from '#app/identity/open-token.server.ts';
import { readSession, touchSession } from '#app/identity/read-session.server.ts';
import type { SessionReading } from '#app/identity/session.ts';
import { readSessionToken } from '#app/identity/session-cookie.server.ts';
import type { TokenReading } from '#app/identity/token.ts';
import type { Runtime } from '#app/platform/runtime.server.ts';
import { clientAddress } from './client-address.ts';
import { readForm } from './read-form.server.ts';
import './load-context.ts';

/** What loaders and actions of one HTTP request share. `url` is the path and query as they came in. */
export function createLoadContext(
  runtime: Runtime,
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  { requestId, url, body }: { requestId: string; url: string; body: Buffer<ArrayBuffer> | null },
): AppLoadContext {
  const { env, deps } = runtime;
  const { headers, socket } = request;
  const forwarded = headers['x-forwarded-for'];
  const { path, isDocument } = pageOf(url);
  let session: Promise<SessionReading> | undefined;
  let token: Promise<TokenReading> | undefined;
  let form: Promise<FormData | null> | undefined;
  return {
    nonce: randomUUID(),
    requestId,
    path,
    isDocument,
    address: clientAddress(socket.remoteAddress, Array.isArray(forwarded) ? forwarded.at(-1) : forwarded, !env.local),
    session: () => {
      session ??= openSession(runtime, readSessionToken(headers.cookie, env.origin));
      return session;
    },
    token: () => {
      token ??= openToken(runtime.db, deps, headers.authorization);
      return token;
    },
    form: () => {
      form ??= readForm(body, headers['content-type']);
      return form;
    },
    sealForm: (form) => sealKeptForm(env.secret, { ...form, at: deps.now().toISOString() }),
  };
}

async function openSession({ db, deps, log }: Runtime, token: string | null): Promise<SessionReading> {
  const reading = await readSession(db, deps, token);
  if (token !== null && reading.state === 'live') {
    // A full disk must not keep anybody from reading.
    await touchSession(db, deps, token, reading).catch((err: unknown) => log.warn({ err }, 'session use not noted'));
  }
  return reading;
}

/** The page that is meant: Remix asks for a page's data under `page.data`, naming routes in `_routes`. */
export function pageOf(url: string): { path: string; isDocument: boolean } {
  const cut = url.indexOf('?');
  const pathname = cut === -1 ? url : url.slice(0, cut);
  const query = cut === -1 ? '' : url.slice(cut);
  if (!pathname.endsWith('.data')) return { path: url, isDocument: true };
  const search = new URLSearchParams(query);
  search.delete('_routes');
  const page = pathname.slice(0, -'.data'.length).replace(/^\/_root$/, '/');
  return { path: search.size > 0 ? `${page}?${search}` : page, isDocument: false };
}
