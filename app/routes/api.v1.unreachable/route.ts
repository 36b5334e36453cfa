import type { LoaderFunctionArgs } from '@remix-run/node';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireToken } from '#app/identity/require-token.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { apiPaths } from '#app/reporting/api/paths.ts';
import { readUnreachable } from '#app/reporting/api/read-unreachable.server.ts';

const { scope, query, answer } = apiPaths['/unreachable'];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const program = await requireToken({ context }, scope);
  const { db, deps } = getRuntime();
  const asked = parseQuery(request, query);
  return Response.json(answer.parse(await readUnreachable(db, deps, program, asked)));
}
