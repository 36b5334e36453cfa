import { listPublicKeys } from '#app/platform/keys.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';

/** The keys that certificates are signed with, past ones too: whoever holds a certificate's data can check it alone. */
export async function loader() {
  const keys = await listPublicKeys(getRuntime().db);
  return Response.json({ keys: keys.map(({ kid, jwk }) => ({ ...jwk, kid, alg: 'EdDSA', use: 'sig' })) });
}
