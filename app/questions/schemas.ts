import { z } from 'zod';
import { matchingSchema } from './matching/schema.ts';
import { multipleSchema } from './multiple/schema.ts';
import { numericSchema } from './numeric/schema.ts';
import { orderingSchema } from './ordering/schema.ts';
import type { Question } from './question.ts';
import { scenarioSchema } from './scenario/schema.ts';
import { singleSchema } from './single/schema.ts';
import { trueFalseSchema } from './true-false/schema.ts';

/**
 * One entry of `questions.yaml`, in and out: what comes out is the canonical form that is hashed and stored. Unknown keys
 * are refused, defaults are written out, absent optionals stay absent. Messages read on after the path of the issue.
 */
export const questionSchema = z.discriminatedUnion(
  'type',
  [singleSchema, multipleSchema, trueFalseSchema, scenarioSchema, numericSchema, matchingSchema, orderingSchema],
  { error: 'must be single, multiple, true-false, scenario, numeric, matching or ordering' },
) satisfies z.ZodType<Question>;
