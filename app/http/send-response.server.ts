import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';
import type { AppLoadContext } from '@remix-run/node';
import { contentSecurityPolicy, isFramed, strictestPolicy } from './security-headers.ts';

const text = /^(text\/(?!csv)|application\/(json|ld\+json|problem\+json|javascript))/;
/** Bytes: below, compressing costs more than it saves; above the second, it would hold up other requests. */
const worthCompressing = 1_024;
const compressedApart = 262_144;
const level = 1;
/** Seconds. */
const retryAfter = '5';
const gzipApart = promisify(gzip);

export interface Sending {
  context: AppLoadContext;
  acceptsGzip: boolean;
  dev: boolean;
}

/** Writes what Remix answered. Nothing of it is stored by anybody, unless the route says otherwise. */
export async function sendResponse(res: ServerResponse, response: Response, sending: Sending): Promise<void> {
  const { context } = sending;
  res.statusCode = response.status;
  copyHeaders(res, response.headers);
  const type = response.headers.get('content-type') ?? '';
  if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'no-store');
  if ((response.status === 503 || response.status === 429) && !res.hasHeader('Retry-After'))
    res.setHeader('Retry-After', retryAfter);
  setPolicy(res, type, sending);
  if (context.document !== undefined && response.body === null && type.startsWith('text/html')) {
    await sendText(res, context.document, sending);
  } else if (response.body === null) {
    res.end();
  } else if (text.test(type)) {
    await sendText(res, Buffer.from(await response.arrayBuffer()), sending);
  } else {
    await pipeline(Readable.fromWeb(response.body as ReadableStream), res);
  }
}

/** Writes a page that is already drawn. */
export async function sendDocument(res: ServerResponse, page: Uint8Array, sending: Sending): Promise<void> {
  const type = 'text/html; charset=utf-8';
  res.statusCode = 200;
  res.setHeader('Content-Type', type);
  res.setHeader('Cache-Control', 'no-store');
  setPolicy(res, type, sending);
  await sendText(res, page, sending);
}

function copyHeaders(res: ServerResponse, headers: Headers): void {
  const cookies = headers.getSetCookie();
  headers.forEach((value, name) => {
    if (name !== 'set-cookie') res.setHeader(name, value);
  });
  if (cookies.length > 0) res.setHeader('Set-Cookie', cookies);
}

function setPolicy(res: ServerResponse, type: string, { context, dev }: Sending): void {
  if (res.hasHeader('Content-Security-Policy')) return;
  // A browser shows a PDF in a viewer of its own, which the strictest policy would break.
  if (type.startsWith('application/pdf')) return;
  const isPage = type.startsWith('text/html');
  const framed = isPage && isFramed(context.path);
  if (framed) res.setHeader('X-Frame-Options', 'SAMEORIGIN');
  const policy = isPage ? contentSecurityPolicy(context.nonce, { dev, framed }) : strictestPolicy;
  res.setHeader('Content-Security-Policy', policy);
}

async function sendText(res: ServerResponse, bytes: Uint8Array, { acceptsGzip }: Sending): Promise<void> {
  res.setHeader('Vary', 'Accept-Encoding');
  if (!acceptsGzip || bytes.length < worthCompressing || res.hasHeader('Content-Encoding')) return finish(res, bytes);
  res.setHeader('Content-Encoding', 'gzip');
  finish(res, bytes.length < compressedApart ? gzipSync(bytes, { level }) : await gzipApart(bytes, { level }));
}

function finish(res: ServerResponse, bytes: Uint8Array): void {
  res.setHeader('Content-Length', bytes.length);
  res.end(bytes);
}
