import { z } from 'zod';
import {
  base,
  checkBase,
  checkFeedback,
  feedback,
  notOneOf,
  options,
  problem,
  quote,
  record,
} from '../schema-parts.ts';

export const matchingSchema = z
  .strictObject({
    ...base,
    type: z.literal('matching'),
    left: options(2, 10),
    right: options(2, 10),
    key: record(z.string(), 'a list of `left id: right id`'),
    feedback,
  })
  .superRefine((question, context) => {
    const left = question.left.map((option) => option.id);
    const right = question.right.map((option) => option.id);
    checkBase(question, context);
    checkFeedback(question.feedback, left, context);
    for (const [id, match] of Object.entries(question.key)) {
      if (!left.includes(id)) problem(context, ['key', id], notOneOf(id, left));
      if (!right.includes(match)) problem(context, ['key', id], notOneOf(match, right));
    }
    for (const id of left) {
      if (!Object.hasOwn(question.key, id)) problem(context, ['key'], `has no match for the left item ${quote(id)}`);
    }
  });
