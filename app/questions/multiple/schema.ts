import { z } from 'zod';
import { base, checkBase, checkFeedback, checkIds, choices, expected, feedback, problem } from '../schema-parts.ts';

export const multipleSchema = z
  .strictObject({
    ...base,
    type: z.literal('multiple'),
    ...choices,
    key: z.array(z.string(), expected('a list of option ids')).min(1, 'needs at least one right option'),
    feedback,
  })
  .superRefine((question, context) => {
    const ids = question.options.map((option) => option.id);
    checkBase(question, context);
    checkFeedback(question.feedback, ids, context);
    checkIds(question.key, ids, context);
    if (ids.every((id) => question.key.includes(id))) {
      problem(context, ['key'], 'makes every option right: add one that is wrong');
    }
  });
