import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AppLoadContext, RequestHandler } from '@remix-run/node';
import type { Runtime } from '#app/platform/runtime.server.ts';
import { bodyLimit } from './body-limit.server.ts';
import { createLoadContext } from './create-load-context.server.ts';
import type { DirectAction } from './direct-actions.server.ts';
import type { Draw } from './drawn-pages.server.ts';
import type { LessonDocuments } from './lesson-documents.server.ts';
import type { Metrics } from './metrics.server.ts';
import { operatorPage } from './operator-pages.server.ts';
import { isFromOwnPage, ownOrigin } from './origin-check.ts';
import { readBody } from './read-body.server.ts';
import { isForPrograms, refuse } from './refuse.server.ts';
import { routePath } from './route-path.ts';
import { commonHeaders } from './security-headers.ts';
import { sendDocument, sendResponse } from './send-response.server.ts';
import type { ServeFile } from './static-files.server.ts';
import type { TeamDocuments } from './team-documents.server.ts';

export interface Listening {
  runtime: Runtime;
  remix: RequestHandler;
  directAction: DirectAction;
  lessons: LessonDocuments;
  /** Null while developing: the routes change. */
  team: TeamDocuments | null;
  serveFile: ServeFile;
  metrics: Metrics;
  isStopping: () => boolean;
  /** Vite's client has freedoms that nobody else has. */
  dev: boolean;
}

/** What `node:http` calls for each request: every answer, whatever it is, has the common headers and a log line. */
export function createListener(app: Listening): RequestListener {
  const headers = commonHeaders(app.runtime.env.origin.startsWith('https:'));
  return (req, res) => {
    const requestId = randomUUID();
    const started = performance.now();
    for (const [name, value] of headers) res.setHeader(name, value);
    app.metrics.begin();
    res.once('close', () => {
      const ms = performance.now() - started;
      app.metrics.end(res.statusCode, ms);
      logRequest(app.runtime, req, res, { requestId, ms });
    });
    handle(app, req, res, requestId).catch((err: unknown) => {
      if (!res.destroyed) app.runtime.log.error({ requestId, err }, 'request failed');
      refuse(res, 500);
    });
  };
}

async function handle(app: Listening, req: IncomingMessage, res: ServerResponse, requestId: string): Promise<void> {
  const { url = '', method = '' } = req;
  const isRead = method === 'GET' || method === 'HEAD';
  const operator = isRead ? operatorPage(app, req, res) : null;
  if (operator) return await operator;
  const own = ownOrigin(req.headers.host, app.runtime.env);
  if (own === null) return refuse(res, 421, url);
  if (!isRead && (method !== 'POST' || isForPrograms(url))) return refuse(res, 405, url);
  if (!isReadable(url)) return refuse(res, 400, url);
  if (method === 'POST') return await answerForm(app, req, res, { own, requestId });
  if (app.serveFile(req, res)) return;
  if (url.startsWith('/assets/')) return refuse(res, 404);
  await answer(app, req, res, { own, requestId, body: null });
}

async function answerForm(
  app: Listening,
  req: IncomingMessage,
  res: ServerResponse,
  { own, requestId }: { own: string; requestId: string },
): Promise<void> {
  const { origin, referer } = req.headers;
  const secFetchSite = single(req.headers['sec-fetch-site']);
  if (!isFromOwnPage({ own, origin, secFetchSite, referer })) return refuse(res, 403);
  const body = await readBody(req, await bodyLimit(app.runtime, req));
  if (!body.ok) return refuse(res, body.status);
  await answer(app, req, res, { own, requestId, body: body.bytes });
}

async function answer(
  app: Listening,
  req: IncomingMessage,
  res: ServerResponse,
  { own, requestId, body }: { own: string; requestId: string; body: Buffer<ArrayBuffer> | null },
): Promise<void> {
  const { url = '/', method = 'GET' } = req;
  const context = createLoadContext(app.runtime, req, { requestId, url, body });
  const acceptsGzip = /\bgzip\b/.test(single(req.headers['accept-encoding']) ?? '');
  const sending = { context, acceptsGzip, dev: app.dev };
  const asked = (signal?: AbortSignal) =>
    new Request(own + routePath(url), { method, headers: requestHeaders(req, own), signal });
  const direct = body === null ? null : app.directAction(url);
  if (direct) return await sendResponse(res, await direct(asked(), context), sending);
  const gone = new AbortController();
  res.once('close', () => {
    // Only where somebody left: ending the signals that Remix derives from this one costs as much as reading a session.
    if (!res.writableFinished) gone.abort();
  });
  const request = () => asked(gone.signal);
  const ask = (loadContext: AppLoadContext) => app.remix(request(), loadContext);
  const drawn = body === null && !app.dev ? await drawnDocument(app, url, context, { request, ask }) : null;
  if (drawn) return await sendDocument(res, drawn, sending);
  await sendResponse(res, await ask(context), sending);
}

async function drawnDocument(
  app: Listening,
  url: string,
  context: AppLoadContext,
  { request, ask }: { request: () => Request; ask: (context: AppLoadContext) => Promise<Response> },
): Promise<Uint8Array | null> {
  const draw = wholePage(ask);
  const lesson = await app.lessons.get(app.runtime, url, context, draw);
  return lesson ?? (await app.team?.get(request, url, context, draw)) ?? null;
}

/** A page that was drawn whole and well. */
function wholePage(ask: (context: AppLoadContext) => Promise<Response>): Draw {
  return async (context) => {
    const response = await ask(context);
    return response.status === 200 && context.document ? context.document : null;
  };
}

/** Nothing of what a proxy adds: who we are is known from the settings, and Remix would believe it. */
function requestHeaders(req: IncomingMessage, own: string): [string, string][] {
  const headers: [string, string][] = [];
  for (let index = 0; index < req.rawHeaders.length; index += 2) {
    const name = req.rawHeaders[index] ?? '';
    if (
      !/^(x-forwarded-.*|forwarded|host|connection|keep-alive|transfer-encoding|content-length|expect|upgrade)$/i.test(
        name,
      )
    ) {
      headers.push([name, req.rawHeaders[index + 1] ?? '']);
    }
  }
  headers.push(['host', own.slice(own.indexOf('//') + 2)]);
  return headers;
}

/** A path of ours that decodes, without NUL, which PostgreSQL refuses. */
function isReadable(url: string): boolean {
  if (!/^\/(?!\/)/.test(url) || url.length > 4096 || url.includes('%00')) return false;
  try {
    decodeURIComponent(url.split('?')[0] ?? '');
    return true;
  } catch {
    return false;
  }
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

/** The path without its query, which may hold what somebody typed. On one's own machine only what went wrong is said. */
function logRequest(
  { log, env }: Runtime,
  req: IncomingMessage,
  res: ServerResponse,
  { requestId, ms }: { requestId: string; ms: number },
): void {
  const level = res.statusCode >= 500 ? 'warn' : env.local ? 'debug' : 'info';
  log[level](
    {
      requestId,
      method: req.method,
      path: req.url?.split('?')[0],
      status: res.statusCode,
      ms: Math.round(ms * 10) / 10,
      ...(!res.writableFinished && { cutOff: true }),
    },
    'request',
  );
}
