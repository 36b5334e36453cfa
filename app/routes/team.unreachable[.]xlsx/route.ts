import type { LoaderFunctionArgs } from '@remix-run/node';
import { sheetFile } from '#app/formats/sheet-file.server.ts';
import { fileResponse } from '#app/http/file-response.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { exportUnreachable } from '#app/reporting/export-unreachable.server.ts';

/** Everybody whom no reminder reaches, beyond what a page shows, as a file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireCapability({ request, context }, 'export-team', 'somewhere');
  const { db, deps } = getRuntime();
  return fileResponse(sheetFile(await exportUnreachable(db, deps, actor, 'xlsx'), 'xlsx'));
}
