import { decisionProblem } from '#app/record/decision-problems.ts';
import { messages } from './messages.ts';

const sentences: Record<string, string> = messages.problems;

/** Why a form about a selection was refused, and at which field. */
export function problemOf(reason: string): { text: string; field: string | null } {
  const { text, field } = decisionProblem(reason);
  return { text: reason.startsWith('team.') ? (sentences[reason] ?? text) : text, field };
}

/** Why people were not changed. */
export const groupReason = (reason: string): string => sentences[reason] ?? decisionProblem(reason).text;
