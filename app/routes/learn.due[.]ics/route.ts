import type { LoaderFunctionArgs } from '@remix-run/node';
import { contentDisposition } from '#app/formats/content-disposition.ts';
import { requireActor } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { getDueCalendar } from '#app/reporting/list-due-courses.server.ts';

/** The signed-in person's due dates, for a calendar program. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { db, deps, env } = getRuntime();
  return new Response(await getDueCalendar(db, deps, { personId: actor.personId, origin: env.origin }), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': contentDisposition('due.ics'),
    },
  });
}
