import { z } from 'zod';
import { checkChoice } from '../choice-schema.ts';
import { base, choices, expected, feedback, text } from '../schema-parts.ts';

export const scenarioSchema = z
  .strictObject({
    ...base,
    type: z.literal('scenario'),
    scenario: text(3000),
    ...choices,
    key: z.string(expected('the id of one option')),
    feedback,
  })
  .superRefine(checkChoice);
