import type { AppLoadContext } from '@remix-run/node';
import type { z } from 'zod';
import '#app/identity/request-context.ts';
import { Refusal } from '#app/platform/refusal.ts';

/**
 * Reads a posted form once: the checked values of `schema` and the raw form for fields that a block or a question parses
 * itself. A field that is given twice keeps its last value here; an unknown intent or a malformed field is a 400.
 */
export async function parseForm<S extends z.ZodType>(
  context: Pick<AppLoadContext, 'form'>,
  schema: S,
): Promise<{ form: FormData; value: z.output<S> }> {
  const form = await context.form();
  if (!form) throw new Refusal('malformed', 'http.form-unreadable');
  const fields = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
  const result = schema.safeParse(fields);
  if (!result.success) {
    throw new Refusal('malformed', 'http.form-fields', { field: result.error.issues[0]?.path.join('.') ?? '' });
  }
  return { form, value: result.data };
}
