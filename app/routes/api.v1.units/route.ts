import type { LoaderFunctionArgs } from '@remix-run/node';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireToken } from '#app/identity/require-token.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { apiPaths } from '#app/reporting/api/paths.ts';
import { readUnits } from '#app/reporting/api/read-units.server.ts';

const { scope, query, answer } = apiPaths['/units'];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const program = await requireToken({ context }, scope);
  const { db } = getRuntime();
  parseQuery(request, query);
  return Response.json(answer.parse(await readUnits(db, program)));
}
