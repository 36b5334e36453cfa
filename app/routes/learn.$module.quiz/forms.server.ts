import { z } from 'zod';
import { OperationKey, RowId, remarkFields } from '#app/http/form-fields.server.ts';

const position = z.coerce.number().int().min(0).max(200);

export const QuizForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('start'), key: OperationKey }),
  z.object({
    intent: z.literal('save'),
    attempt: RowId,
    position,
    /** Where to go afterwards: a position, the check page or the page of all questions. */
    go: z.union([position, z.literal('check')]),
  }),
  z.object({ intent: z.literal('save-all'), attempt: RowId }),
  z.object({ intent: z.literal('submit'), attempt: RowId, key: OperationKey }),
  z.object({ intent: z.literal('remark'), attempt: RowId, position, key: OperationKey, ...remarkFields }),
  z.object({ intent: z.literal('finish'), attempt: RowId, key: OperationKey }),
]);
