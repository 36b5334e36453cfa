import { Writable } from 'node:stream';
import type { AppLoadContext, EntryContext, HandleErrorFunction, ServerBuild } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import type { ReactElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { serve } from '#app/http/serve.server.ts';
import type { StartOptions } from '#app/http/start-server.server.ts';
import { startJobs } from '#app/jobs.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { NonceContext } from '#app/ui/nonce.ts';

/** Milliseconds. A page is rendered from data that is there, so this is only reached when something hangs. */
const RENDER_LIMIT = 10_000;

/** Milliseconds until Remix gives up on data that is still to come, and lets go of the page's. No loader leaves any to come. */
export const streamTimeout = 1_000;

/** Renders the page whole: it goes out compressed and in one piece, and a fault while rendering still gets its status. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const page = (
    <NonceContext.Provider value={loadContext.nonce}>
      <RemixServer context={remixContext} url={request.url} nonce={loadContext.nonce} />
    </NonceContext.Provider>
  );
  headers.set('Content-Type', 'text/html; charset=utf-8');
  loadContext.document = await render(page, loadContext.nonce);
  return new Response(null, { status, headers });
}

/** `renderToString` would leave out the data that single fetch sends along, and the page would never hydrate. */
function render(page: ReactElement, nonce: string): Promise<Uint8Array> {
  let timer: NodeJS.Timeout | undefined;
  const rendered = new Promise<Uint8Array>((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    const sink = new Writable({
      write: (chunk, _, done) => {
        chunks.push(chunk);
        done();
      },
      final: (done) => {
        resolve(Buffer.concat(chunks));
        done();
      },
    });
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => pipe(sink),
      onShellError: reject,
      onError: reject,
    });
    timer = setTimeout(() => abort(new Error('rendering took too long')), RENDER_LIMIT);
  });
  return rendered.finally(() => clearTimeout(timer));
}

/** What is no answer of ours: faults while rendering, and Remix's own refusals (no such page, no such method). */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  getRuntime().log.error({ requestId: context.requestId, err: error }, 'unexpected error');
};

/** Started by `app/operator/serve.mjs` with the build that this file is part of, so that there is one module graph. */
export async function startServer(
  build: ServerBuild | (() => Promise<ServerBuild>),
  options: Pick<StartOptions, 'vite'> = {},
): Promise<void> {
  await serve(build, { ...options, startJobs });
}
