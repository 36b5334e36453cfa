import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { saveText } from '#app/authoring/editor/save-text.server.ts';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { Revision, RowId } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';

const SaveForm = z.object({ draft: RowId, path: z.string().max(120), revision: Revision, text: z.string() });

/** A text of a draft, saved as it is written. The same text sent again changes nothing. */
export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const { personId } = await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  const { draft: draftId, ...file } = (await parseForm(args.context, SaveForm)).value;
  return Response.json(await saveText(db, deps, personId, { moduleId, draftId, ...file }));
}
