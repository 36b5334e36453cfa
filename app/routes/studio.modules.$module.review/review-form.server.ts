import { z } from 'zod';
import { OperationKey, Revision, RowId } from '#app/http/form-fields.server.ts';

const draft = { key: OperationKey, draft: RowId };
const At = z.string().regex(/^[a-z]+(-\d+)?$/);
/** The forms of the page; `at` is the part of it to come back to. */
export const ReviewForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('send'), ...draft, revision: Revision, note: z.string() }),
  z.object({ intent: z.literal('approve'), ...draft, revision: Revision, note: z.string() }),
  z.object({ intent: z.literal('return'), ...draft, revision: Revision, note: z.string() }),
  z.object({
    intent: z.literal('comment'),
    ...draft,
    path: z.string().max(120),
    item: z.string().max(200),
    line: z
      .string()
      .regex(/^\d{0,6}$/)
      .default('')
      .transform((line) => (line === '' ? null : Number(line))),
    text: z.string(),
    at: At,
  }),
  z.object({ intent: z.literal('resolve'), ...draft, comment: RowId, at: At }),
  z.object({ intent: z.literal('take-over'), ...draft, revision: Revision }),
]);

/** The side chosen for each file that both have changed, by its key. */
export function sidesIn(form: FormData): Map<string, string> {
  const sides = [...form].filter(([name]) => name.startsWith('side.'));
  return new Map(sides.map(([name, chosen]) => [name.slice('side.'.length), String(chosen)]));
}
