import type { LoaderFunctionArgs } from '@remix-run/node';
import { csvRow, csvStart } from '#app/formats/csv.ts';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { exportPeople } from '#app/reporting/export-people.server.ts';
import { PeopleFilter } from '#app/reporting/people-filter.ts';

/** The people list of the same filters as a file, sent as it is read. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireCapability({ request, context }, 'export-team', 'somewhere');
  const { db, deps } = getRuntime();
  const { on, head, rows } = await exportPeople(db, deps, actor, parseQuery(request, PeopleFilter));
  const bytes = new TextEncoder();
  const pages = rows();
  const body = new ReadableStream<Uint8Array>({
    start: (out) => out.enqueue(bytes.encode(csvStart + csvRow(head))),
    pull: async (out) => {
      const { done, value } = await pages.next();
      if (done) out.close();
      else out.enqueue(bytes.encode(value.map((row) => csvRow(row)).join('')));
    },
    cancel: async () => {
      await pages.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="people-${on}.csv"`,
    },
  });
}
