import type { IncomingMessage, ServerResponse } from 'node:http';
import { sql } from 'kysely';
import type { Runtime } from '#app/platform/runtime.server.ts';
import type { Metrics } from './metrics.server.ts';

export interface OperatorPages {
  runtime: Runtime;
  metrics: Metrics;
  isStopping: () => boolean;
}

/**
 * `/healthz` (the process answers), `/readyz` (it may be sent people: the database answers and it is not stopping) and
 * `/metrics`. They tell nothing of anybody and are asked by address, so they come before the Host check. Null: another path.
 */
export function operatorPage(pages: OperatorPages, req: IncomingMessage, res: ServerResponse): Promise<void> | null {
  switch (req.url) {
    case '/healthz':
      return send(res, 200, 'ok\n');
    case '/readyz':
      return isReady(pages).then((ready) => send(res, ready ? 200 : 503, ready ? 'ready\n' : 'not ready\n'));
    case '/metrics':
      return isDirect(req) ? send(res, 200, pages.metrics.text()) : null;
    default:
      return null;
  }
}

async function isReady({ runtime, isStopping }: OperatorPages): Promise<boolean> {
  if (isStopping()) return false;
  try {
    await sql`select 1`.execute(runtime.db);
    return true;
  } catch {
    return false;
  }
}

/** From this machine or its network, and not through the proxy that the public comes through. */
function isDirect({ headers, socket }: IncomingMessage): boolean {
  if (headers['x-forwarded-for'] ?? headers.forwarded ?? headers.via) return false;
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:)/i.test(address);
}

async function send(res: ServerResponse, status: number, body: string): Promise<void> {
  res.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  res.end(body);
}
