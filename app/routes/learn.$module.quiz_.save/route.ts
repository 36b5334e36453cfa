import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { RowId } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireActor } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { saveQuizAnswer } from '#app/record/save-quiz-answer.server.ts';

const SaveForm = z.object({
  attempt: RowId,
  position: z.coerce.number().int().min(0).max(200),
  sequence: z.coerce.number().int().positive(),
});

/** One answer of an open sheet, saved as it is given. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(context, SaveForm);
  const place = { personId: actor.personId, moduleSlug: params.module ?? '', ...value };
  return Response.json(await saveQuizAnswer(db, deps, { ...place, form }));
}
