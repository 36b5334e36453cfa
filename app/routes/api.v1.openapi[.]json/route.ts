import { getRuntime } from '#app/platform/runtime.server.ts';
import { describeApi } from '#app/reporting/api/describe-api.ts';

/** Open to everybody: it describes what can be asked, and holds nothing of this hospital. */
export function loader() {
  return Response.json(describeApi(getRuntime().env.origin));
}
