import type { LoaderFunctionArgs } from '@remix-run/node';
import { sheetFile } from '#app/formats/sheet-file.server.ts';
import { fileResponse } from '#app/http/file-response.server.ts';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { exportPeople } from '#app/reporting/export-people.server.ts';
import { PeopleFilter } from '#app/reporting/people-filter.ts';

/** The people list of the same filters as a file, sent as it is read. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireCapability({ request, context }, 'export-team', 'somewhere');
  const { db, deps } = getRuntime();
  const people = await exportPeople(db, deps, actor, parseQuery(request, PeopleFilter), 'csv');
  return fileResponse(sheetFile(people, 'csv'));
}
