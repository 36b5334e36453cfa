import type { z } from 'zod';
import { Refusal } from '#app/platform/refusal.ts';

/** What an address asks for after its `?`, checked: an unknown value is a 400. Of a name given twice the last counts. */
export function parseQuery<S extends z.ZodType>(request: Request, schema: S): z.output<S> {
  const result = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
  throw new Refusal('malformed', 'http.form-fields', { field: field ?? '' });
}
