import { z } from 'zod';

/** An author's id of a lesson, block or question. */
export const ItemId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);

/** UUID of a row. */
export const RowId = z.uuid();

/** Made when a form is drawn: a form that is sent twice carries the same key and gets the first result. */
export const OperationKey = z.string().regex(/^[\w-]{16,80}$/);
