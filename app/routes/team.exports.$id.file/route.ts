import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { fileResponse } from '#app/http/file-response.server.ts';
import { rowIdOf } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { runProfile } from '#app/interop/run-profile.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { openRegister } from '#app/reporting/open-register.server.ts';

const FileForm = z.object({ rows: z.enum(['all', 'changes']) });

/** A saved export as a file. It is posted for, since each file is a run that is remembered. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireCapability({ request, context }, 'export-team', 'somewhere');
  const id = rowIdOf(params.id, 'interop.no-such-export');
  const { value } = await parseForm(context, FileForm);
  const { db, deps } = getRuntime();
  const wanted = { id, changesOnly: value.rows === 'changes' };
  return fileResponse(await runProfile(db, deps, actor, wanted, openRegister));
}
