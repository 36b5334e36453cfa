import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { longestText } from '#app/authoring/draft.ts';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { previewText } from '#app/authoring/preview/preview-text.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';

const PreviewForm = z.object({ path: z.string().max(120), text: z.string().max(longestText) });

/** A text that is being written: checked, drawn and advised on; nothing of it is kept. */
export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const { personId } = await requireCapability(args, 'write-modules', { moduleId });
  const { value } = await parseForm(args.context, PreviewForm);
  const { db, deps } = getRuntime();
  return Response.json(await previewText(db, deps, personId, { moduleId, ...value }));
}
