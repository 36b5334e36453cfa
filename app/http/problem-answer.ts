import { messages } from './messages.ts';

interface Reason {
  code: string;
  params: Record<string, string | number>;
}

/** What a program is told that asked for something it does not get (RFC 9457), in plain words. */
export function problemAnswer(status: number, { code, params }: Reason): Response {
  const words = Object.hasOwn(messages.problems, code)
    ? messages.problems[code as ProblemCode]
    : messages.problems.other;
  const problem = { type: 'about:blank', title: words.title, status, detail: words.detail(params), code };
  return Response.json(problem, {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...(status === 401 && { 'WWW-Authenticate': 'Bearer realm="Acumen"' }),
      ...(params.seconds !== undefined && { 'Retry-After': String(params.seconds) }),
    },
  });
}

type ProblemCode = keyof typeof messages.problems;
