import type { Logger } from '#app/platform/log.server.ts';
import { Refusal, refusalStatus } from '#app/platform/refusal.ts';
import { isUnavailable } from '#db/dialect/errors.ts';
import { problemAnswer } from './problem-answer.ts';

export interface ErrorPlace {
  requestId: string;
  route: string;
  log: Logger;
}

/** What a page's ErrorBoundary gets as `error.data`, and a resource's caller as JSON. */
export interface ErrorBody {
  code: string;
  reason: string;
  params: Record<string, string | number>;
}

/**
 * The one place where an error becomes HTTP: a refusal has its status, a database that cannot answer is a 503, and
 * anything else is logged once and is a 500 that tells only its id. A program is answered with a problem (RFC 9457). Redirects and ready-made responses are no errors.
 */
export function mapError(error: unknown, place: ErrorPlace): unknown {
  if (error instanceof Response || isDataWithResponseInit(error)) return error;
  const answer = place.route.startsWith('routes/api.') ? problemAnswer : pageAnswer;
  if (error instanceof Refusal) {
    const { code, reason, params } = error;
    return answer(refusalStatus[code], { code, reason, params });
  }
  const { requestId, route, log } = place;
  if (isUnavailable(error)) {
    log.warn({ requestId, route, err: error }, 'database unavailable');
    return answer(503, { code: 'unavailable', reason: 'http.database-unavailable', params: {} });
  }
  log.error({ requestId, route, err: error }, 'unexpected error');
  return answer(500, { code: 'unexpected', reason: 'http.unexpected', params: { requestId } });
}

function pageAnswer(status: number, body: ErrorBody): Response {
  return Response.json(body, { status });
}

/** What Remix's `data()` makes: thrown by a route that has its own answer. */
function isDataWithResponseInit(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'DataWithResponseInit';
}
