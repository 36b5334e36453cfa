import type { z } from 'zod';
import { checkBase, checkFeedback, notOneOf, problem } from './schema-parts.ts';

interface Choice {
  critical: boolean;
  group?: string;
  reteach?: string;
  options: { id: string }[];
  key: string;
  feedback: Record<string, string>;
}

/** What holds between the fields of a question with one right option. */
export function checkChoice(question: Choice, context: z.core.$RefinementCtx<Choice>): void {
  const ids = question.options.map((option) => option.id);
  checkBase(question, context);
  checkFeedback(question.feedback, ids, context);
  if (!ids.includes(question.key)) problem(context, ['key'], notOneOf(question.key, ids));
}
