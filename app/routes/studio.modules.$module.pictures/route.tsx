import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { addPicture } from '#app/authoring/add-picture.server.ts';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { uploadOf } from '#app/exchange/upload-of.server.ts';
import { OperationKey, RowId } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';

const PictureForm = z.object({ key: OperationKey, draft: RowId });

/** A picture that was pasted into a text or dropped on it. Without JavaScript the page of the module takes it. */
export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const { personId: actorId } = await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, PictureForm);
  const where = { actorId, key: value.key, moduleId, draftId: value.draft };
  return Response.json(await addPicture(db, deps, where, await uploadOf(form)));
}
