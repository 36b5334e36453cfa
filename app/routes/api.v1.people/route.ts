import type { LoaderFunctionArgs } from '@remix-run/node';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireToken } from '#app/identity/require-token.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { apiPaths } from '#app/reporting/api/paths.ts';
import { readPeople } from '#app/reporting/api/read-people.server.ts';

const { scope, query, answer } = apiPaths['/people'];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const program = await requireToken({ context }, scope);
  const { db, deps } = getRuntime();
  const asked = parseQuery(request, query);
  return Response.json(answer.parse(await readPeople(db, deps, program, asked)));
}
