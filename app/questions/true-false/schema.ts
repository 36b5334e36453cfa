import { z } from 'zod';
import { base, checkBase, expected, text } from '../schema-parts.ts';

export const trueFalseSchema = z
  .strictObject({
    ...base,
    type: z.literal('true-false'),
    key: z.boolean(expected('true or false, without quotes')),
    feedback: z.strictObject({ true: text(1000), false: text(1000) }, expected('two texts, "true" and "false"')),
  })
  .superRefine(checkBase);
