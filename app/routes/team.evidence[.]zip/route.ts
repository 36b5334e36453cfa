import type { LoaderFunctionArgs } from '@remix-run/node';
import { fileResponse } from '#app/http/file-response.server.ts';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { today } from '#app/platform/calendar.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { EvidenceQuery, periodAsked } from '#app/reporting/evidence/evidence-query.ts';
import { makeEvidencePack } from '#app/reporting/evidence/make-pack.server.ts';

/** The evidence pack of a unit and a period, sent as it is made. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireCapability({ request, context }, 'make-evidence', 'somewhere');
  const { db, deps, env } = getRuntime();
  const asked = parseQuery(request, EvidenceQuery);
  const { period, problems } = periodAsked(asked, today(deps.zone, deps.now()));
  if (problems.length > 0) throw new Refusal('malformed', 'reporting.evidence-period');
  return fileResponse(
    await makeEvidencePack(db, deps, actor, { unit: asked.unit || null, period, origin: env.origin }),
  );
}
