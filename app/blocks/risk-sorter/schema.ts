import { z } from 'zod';

const score = z.int().min(0).max(3);

const card = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  text: z.string().min(1).max(400),
  tool: z.string().min(1).max(120),
  data: z.string().min(1).max(120),
  purpose: z.string().min(1).max(120),
  d: score,
  t: score,
  i: score,
  v: z.int().min(0).max(2),
  why: z.string().min(1).max(600),
});

export const riskSorterSchema = z
  .strictObject({
    id: z.string(),
    title: z.string().min(1).max(120),
    intro: z.string().min(1).max(600),
    cards: z.array(card).min(3).max(30),
  })
  .superRefine(({ cards }, context) => {
    const ids = cards.map((each) => each.id);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice) context.addIssue({ code: 'custom', path: ['cards'], message: `Two cards have the id “${twice}”.` });
  });
