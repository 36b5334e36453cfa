import { z } from 'zod';
import { base, checkBase, checkFeedback, expected, feedback, problem, text } from '../schema-parts.ts';
import { isDecimal, maxDigits } from './decimal.ts';

const advice = `a number in quotes, such as "29.6": a decimal point, no closing zeros, at most ${maxDigits} digits`;
const decimal = z.string(expected(advice)).refine(isDecimal, `must be ${advice}`);

export const numericSchema = z
  .strictObject({
    ...base,
    type: z.literal('numeric'),
    key: decimal,
    tolerance: decimal,
    unit: text(20)
      .refine((unit) => unit.trim() === unit && !/^[\d.,+-]/.test(unit), 'must be a unit such as % or mg')
      .optional(),
    feedback,
  })
  .superRefine((question, context) => {
    checkBase(question, context);
    checkFeedback(question.feedback, [], context);
    if (question.tolerance.startsWith('-')) problem(context, ['tolerance'], 'must not be negative');
  });
