import { request } from 'node:http';
import { flatRoutes } from '@remix-run/dev/dist/config/flat-routes.js';
import type { ServerBuild } from '@remix-run/node';
import { pino } from 'pino';
import { type RunningServer, startServer } from '#app/http/start-server.server.ts';
import type { Env } from '#app/platform/env.server.ts';
import { type Runtime, setRuntime } from '#app/platform/runtime.server.ts';
import remixConfig from '../../remix.config.js';

type Routes = ServerBuild['routes'];
type RouteModule = NonNullable<Routes[string]>['module'];

/** Where a route's module stands and what it answers to, as Remix's own convention reads the folder `app/routes`. */
export function routeManifest() {
  return flatRoutes('app', remixConfig.ignoredRouteFiles);
}

const modules = import.meta.glob<RouteModule>(['/app/routes/*/route.{ts,tsx}', '/app/root.tsx']);

/** The application as the server build holds it, from the sources: all routes, or only some and made-up ones beside them. */
export async function applicationBuild({
  only,
  extra = {},
}: {
  only?: string[];
  extra?: Routes;
} = {}): Promise<ServerBuild> {
  const entry = (await import('#app/entry.server.tsx')) as unknown as ServerBuild['entry']['module'];
  const found = Object.values(routeManifest()).filter(({ id }) => !only || only.includes(id));
  const routes: Routes = { root: { id: 'root', path: '', module: await loadModule('root.tsx') } };
  for (const { id, parentId, path, index, file } of found) {
    routes[id] = { id, parentId: parentId ?? 'root', path, index, module: await loadModule(file) };
  }
  Object.assign(routes, extra);
  return {
    mode: 'production',
    entry: { module: entry },
    routes,
    assets: {
      entry: { module: '/entry.js', imports: [] },
      routes: Object.fromEntries(Object.values(routes).map((route) => [route?.id, assetRoute(route)])),
      url: '/manifest.js',
      version: 'test',
    },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    future: remixConfig.future as unknown as ServerBuild['future'],
    isSpaMode: false,
  };
}

async function loadModule(file: string): Promise<RouteModule> {
  const load = modules[`/app/${file}`];
  if (!load) throw new Error(`app/${file} is no route module: a route is a folder with route.tsx or route.ts`);
  return { ...(await load()) };
}

function assetRoute(route: Routes[string]) {
  if (!route) throw new Error('a route without content');
  const { id, parentId, path, index, module } = route;
  return {
    ...{ id, parentId, path, index, module: `/${id}.js` },
    hasLoader: Boolean(module.loader),
    hasAction: Boolean(module.action),
    hasErrorBoundary: Boolean(module.ErrorBoundary),
    hasClientLoader: false,
    hasClientAction: false,
  };
}

export interface TestServer extends RunningServer {
  /** Log lines, as objects. */
  logged: Record<string, unknown>[];
  call: (path: string, options?: CallOptions) => Promise<Answer>;
}

export interface CallOptions {
  method?: string;
  headers?: Record<string, string>;
  /** Posts these fields as a browser would from our own page. */
  form?: Record<string, string> | [string, string][];
  body?: string | Buffer;
  /** The session token, sent as its cookie. */
  token?: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

export const testEnv: Env = {
  port: 0,
  databaseUrl: 'unused',
  origin: 'http://localhost:3000',
  local: true,
  secret: 'a secret for tests of thirty-two characters or more',
  demo: false,
  dataDir: 'data',
};

/** A real server on a free port of this machine. Close it. */
export async function startTestServer(
  build: ServerBuild,
  { db, deps, env = {} }: Pick<Runtime, 'db' | 'deps'> & { env?: Partial<Env> },
): Promise<TestServer> {
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'debug' }, { write: (line) => logged.push(JSON.parse(line)) });
  const runtime: Runtime = { db, deps, log, env: { ...testEnv, ...env } };
  setRuntime(runtime);
  const server = await startServer(build, { runtime, port: 0, files: 'tests/fixtures/browser-files' });
  const own = new URL(runtime.env.origin);
  return { ...server, logged, call: (path, options = {}) => call(server.port, own, path, options) };
}

/** Through `node:http`, since `fetch` allows neither a Host nor an Origin of one's own. */
function call(port: number, own: URL, path: string, options: CallOptions): Promise<Answer> {
  const { form, token } = options;
  const body = form ? new URLSearchParams(form).toString() : options.body;
  const cookie = own.protocol === 'https:' ? '__Host-acumen' : 'acumen';
  const headers = {
    host: own.host,
    ...(form && { origin: own.origin, 'content-type': 'application/x-www-form-urlencoded' }),
    ...(token && { cookie: `${cookie}=${token}` }),
    ...options.headers,
  };
  const method = options.method ?? (form ? 'POST' : 'GET');
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on(
        'close',
        () => response.complete || reject(new Error(`the answer to ${method} ${path} was broken off`)),
      );
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
