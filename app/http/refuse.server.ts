import type { ServerResponse } from 'node:http';
import type { RefusedStatus } from './messages.ts';
import { plainPage } from './plain-page.ts';
import { strictestPolicy } from './security-headers.ts';

/** Answers in plain words, where no route is reached. The connection is closed: what else it carries is not wanted. */
export function refuse(res: ServerResponse, status: RefusedStatus): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const page = Buffer.from(plainPage(status));
  res.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': page.length,
    'Content-Security-Policy': strictestPolicy,
    'Cache-Control': 'no-store',
    Connection: 'close',
    ...(status === 405 && { Allow: 'GET, HEAD, POST' }),
    ...(status === 503 && { 'Retry-After': '5' }),
  });
  res.end(page);
}
