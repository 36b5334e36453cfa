import { z } from 'zod';
import { checkChoice } from '../choice-schema.ts';
import { base, choices, expected, feedback } from '../schema-parts.ts';

export const singleSchema = z
  .strictObject({
    ...base,
    type: z.literal('single'),
    ...choices,
    key: z.string(expected('the id of one option')),
    feedback,
  })
  .superRefine(checkChoice);
