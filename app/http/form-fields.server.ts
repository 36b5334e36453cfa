import { z } from 'zod';
import { Refusal } from '#app/platform/refusal.ts';

/** An author's id of a lesson, block or question. */
export const ItemId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);

/** UUID of a row. */
export const RowId = z.uuid();

/** Made when a form is drawn: a form that is sent twice carries the same key and gets the first result. */
export const OperationKey = z.string().regex(/^[\w-]{16,80}$/);

/** Of a choice that may be left open; the use case says whether it may. */
export const RowIdOrNone = z.union([z.literal(''), RowId]);

/** A day as it was typed: whether it is one the use case says, so that the page can come back with it. */
export const DayText = z.string().max(40);

/** The revision of the row that a form was made from. */
export const Revision = z.coerce.number().int().min(1).max(1_000_000_000);

/** What a learner says is wrong or unclear; the use case cuts it where it is too long. */
export const remarkFields = { text: z.string(), named: z.string().optional() };

/** The id of a row in an address: one that is none names nothing, a 404. */
export function rowIdOf(param: string | undefined, reason: string): string {
  const parsed = RowId.safeParse(param);
  if (!parsed.success) throw new Refusal('not-found', reason);
  return parsed.data;
}
