import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { notePresence } from '#app/authoring/editor/note-presence.server.ts';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { RowId } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';

const PresenceForm = z.object({ draft: RowId, path: z.string().max(120), leaves: z.literal('yes').optional() });

/** A sign that somebody has a text open; answers who else has. */
export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const { personId } = await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  const { draft: draftId, path, leaves } = (await parseForm(args.context, PresenceForm)).value;
  const sign = { moduleId, draftId, path, leaves: leaves !== undefined };
  return Response.json(await notePresence(db, deps, personId, sign));
}
