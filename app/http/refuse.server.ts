import type { ServerResponse } from 'node:http';
import { messages, type RefusedStatus } from './messages.ts';
import { plainPage } from './plain-page.ts';
import { strictestPolicy } from './security-headers.ts';

/**
 * Answers in plain words, where no route is reached: with a page or, where a program asked, a problem. The connection is
 * closed: what else it carries is not wanted.
 */
export function refuse(res: ServerResponse, status: RefusedStatus, url = ''): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const program = isForPrograms(url);
  const body = Buffer.from(program ? plainProblem(status) : plainPage(status));
  res.writeHead(status, {
    'Content-Type': program ? 'application/problem+json' : 'text/html; charset=utf-8',
    'Content-Length': body.length,
    'Content-Security-Policy': strictestPolicy,
    'Cache-Control': 'no-store',
    Connection: 'close',
    ...(status === 405 && { Allow: program ? 'GET, HEAD' : 'GET, HEAD, POST' }),
    ...(status === 503 && { 'Retry-After': '5' }),
  });
  res.end(body);
}

/** Addresses that programs ask; they are only read. */
export const isForPrograms = (url: string): boolean => url.startsWith('/api/');

function plainProblem(status: RefusedStatus): string {
  const { title, text } = messages.refusals[status];
  return JSON.stringify({ type: 'about:blank', title, status, detail: text, code: 'refused' });
}
