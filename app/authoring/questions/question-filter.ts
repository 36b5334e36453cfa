import { z } from 'zod';
import { questionTypes } from './question-form.ts';

const empty = z.literal('').transform(() => undefined);
const maybe = <T extends z.ZodType>(type: T) => z.union([empty, type]).optional();

/** What an address may ask of the list of all questions. */
export const QuestionFilter = z.object({
  q: maybe(z.string().trim().max(100)),
  module: maybe(z.string().max(120)),
  type: maybe(z.enum(questionTypes)),
  outcome: maybe(z.string().max(120)),
  /** Only those about which a learner's remark waits. */
  remarks: maybe(z.literal('1')),
  /** Only those whose answers point at a fault. */
  signs: maybe(z.literal('1')),
  /** The last row of the page before: module and place in its bank. */
  after: maybe(z.string().regex(/^[a-z0-9-]{1,120}\.\d{1,6}$/)),
});
export type QuestionFilter = z.output<typeof QuestionFilter>;

/** The address of the list with these filters. */
export function questionsPath(filter: QuestionFilter): string {
  const said = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  return said.length === 0 ? '/studio/questions' : `/studio/questions?${new URLSearchParams(said)}`;
}
