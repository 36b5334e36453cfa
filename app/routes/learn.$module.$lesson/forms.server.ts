import { z } from 'zod';
import { ItemId, OperationKey, remarkFields } from '#app/http/form-fields.server.ts';

const version = z.coerce.number().int().positive();
const place = z.string().max(100);
/** Of the text that is shown; empty for the module's own. */
const language = z.string().max(35).default('');
const tryNumber = z.coerce.number().int().min(1).max(10_000);

/** What the lesson page posts; the block forms carry the fields of their own block besides. */
export const LessonForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('done'), key: OperationKey, version }),
  z.object({ intent: z.literal('answer-block'), key: OperationKey, version, block: ItemId, try: tryNumber }),
  z.object({ intent: z.literal('retry-block'), block: ItemId, try: z.coerce.number().int().min(0).max(10_000) }),
  z.object({
    intent: z.literal('save-block'),
    version,
    block: ItemId,
    try: tryNumber,
    sequence: z.coerce.number().int().positive(),
  }),
  z.object({ intent: z.literal('remark'), key: OperationKey, version, language, place, ...remarkFields }),
  z.object({ intent: z.literal('place'), place }),
]);
