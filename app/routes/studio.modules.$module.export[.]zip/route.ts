import type { LoaderFunctionArgs } from '@remix-run/node';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { exportModule } from '#app/exchange/export-module.server.ts';
import { fileResponse } from '#app/http/file-response.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';

/** The module in folder form; with `?draft`, its draft. A header names the fingerprint. */
export async function loader(args: LoaderFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  await requireCapability(args, 'write-modules', { moduleId });
  const what = new URL(args.request.url).searchParams.has('draft') ? 'draft' : 'version';
  const { fingerprint, ...file } = await exportModule(getRuntime().db, moduleId, what);
  const response = fileResponse(file);
  if (fingerprint !== null) response.headers.set('Acumen-Fingerprint', fingerprint);
  return response;
}
