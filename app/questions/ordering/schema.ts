import { z } from 'zod';
import { base, checkBase, checkFeedback, checkIds, expected, feedback, options, problem } from '../schema-parts.ts';

export const orderingSchema = z
  .strictObject({
    ...base,
    type: z.literal('ordering'),
    options: options(3, 10),
    key: z.array(z.string(), expected('the option ids in the right order')),
    feedback,
  })
  .superRefine((question, context) => {
    const ids = question.options.map((option) => option.id);
    checkBase(question, context);
    checkFeedback(question.feedback, ids, context);
    checkIds(question.key, ids, context);
    if (question.key.length !== ids.length) problem(context, ['key'], 'must name every option once');
    if (question.key.join() === ids.join()) {
      problem(context, ['options'], 'stand in the right order already: write them in another one');
    }
  });
