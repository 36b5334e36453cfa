import { publicKeySet } from '#app/platform/keys.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';

/** The keys that certificates are signed with, past ones too: whoever holds a certificate's data can check it alone. */
export async function loader() {
  return Response.json(await publicKeySet(getRuntime().db));
}
