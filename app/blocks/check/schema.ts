import { z } from 'zod';

const option = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  text: z.string().min(1).max(400),
  right: z.boolean().default(false),
  feedback: z.string().min(1).max(600),
});

export const checkSchema = z
  .strictObject({
    id: z.string(),
    type: z.enum(['single', 'multiple', 'true-false']),
    prompt: z.string().min(1).max(1200),
    options: z.array(option).min(2).max(5),
  })
  .superRefine(({ type, options }, context) => {
    const rights = options.filter((each) => each.right).length;
    const issue = (message: string) => context.addIssue({ code: 'custom', path: ['options'], message });
    if (new Set(options.map((each) => each.id)).size < options.length) issue('Two options have the same id.');
    if (type !== 'multiple' && rights !== 1) issue(`Exactly one option must be right; here ${rights} are.`);
    if (type === 'multiple' && rights === 0) issue('At least one option must be right.');
    if (type === 'true-false' && options.length !== 2) issue('A check of true or false has exactly two options.');
  });
