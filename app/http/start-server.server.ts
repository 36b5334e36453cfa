import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import type { ViteDevServer } from 'vite';
import type { Runtime } from '#app/platform/runtime.server.ts';
import { directActions } from './direct-actions.server.ts';
import { handleByArea } from './handle-by-area.ts';
import { createListener, type Listening } from './handle-request.server.ts';
import { LessonDocuments } from './lesson-documents.server.ts';
import { Metrics } from './metrics.server.ts';
import { staticFiles } from './static-files.server.ts';
import { TeamDocuments } from './team-documents.server.ts';
import { wrapRoutes } from './wrap-routes.server.ts';

export interface StartOptions {
  runtime: Runtime;
  /** Serves the browser's files itself while developing. */
  vite?: Pick<ViteDevServer, 'middlewares'>;
  /** 0: any free one. */
  port?: number;
  /** Folder of the browser build. */
  files?: string;
}

export interface RunningServer {
  /** Where people open it. */
  url: string;
  port: number;
  /** Takes no new requests, finishes what is under way (ten seconds at most), resolves when all is closed. */
  close: () => Promise<void>;
}

const SECOND = 1000;
const timeouts = {
  headersTimeout: 10 * SECOND,
  /** For a whole request with its body, over a slow ward network. */
  requestTimeout: 30 * SECOND,
  /** Longer than a proxy keeps its own connections, so that it never writes into one that just closed. */
  keepAliveTimeout: 75 * SECOND,
  grace: 10 * SECOND,
};

/** Serves a build of the application, or each time the newest one while developing. Rejects when the port cannot be had. */
export async function startServer(
  build: ServerBuild | (() => Promise<ServerBuild>),
  { runtime, vite, port = runtime.env.port, files = 'build/client' }: StartOptions,
): Promise<RunningServer> {
  const metrics = new Metrics();
  let stopping = false;
  const listener = createListener({
    runtime,
    ...handlersOf(build, runtime),
    lessons: new LessonDocuments(),
    serveFile: vite ? () => false : staticFiles(resolve(files)),
    metrics,
    isStopping: () => stopping,
    dev: vite !== undefined,
  });
  const server = createServer(
    timeouts,
    vite ? (req, res) => vite.middlewares(req, res, () => listener(req, res)) : listener,
  );
  await listen(server, port, runtime.env.local ? '127.0.0.1' : undefined);
  const bound = (server.address() as AddressInfo).port;
  const own = new URL(runtime.env.origin);
  return {
    url: runtime.env.local ? `${own.protocol}//${own.hostname}:${bound}` : own.origin,
    port: bound,
    close: async () => {
      stopping = true;
      metrics.stop();
      await closeServer(server);
    },
  };
}

function handlersOf(
  build: ServerBuild | (() => Promise<ServerBuild>),
  { log, deps }: Runtime,
): Pick<Listening, 'remix' | 'directAction' | 'team'> {
  if (typeof build === 'function') {
    const remix = createRequestHandler(async () => wrapRoutes(await build(), log));
    return { remix, directAction: () => null, team: null };
  }
  const wrapped = wrapRoutes(build, log);
  return {
    remix: handleByArea(wrapped),
    directAction: directActions(wrapped),
    team: new TeamDocuments(wrapped.routes, deps),
  };
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      done();
    });
  });
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), timeouts.grace);
  await closed;
  clearTimeout(cut);
}
