import type { EditionPlan } from '#app/curriculum/plan-edition.server.ts';
import { Refusal } from '#app/platform/refusal.ts';

/** The publisher's word on a draft. */
export interface EditionChoice {
  kind: 'minor' | 'material';
  /** Ids of what holders learn again. */
  redo: string[];
  reason: string;
}

const longestReason = 500;

/** Refuses a word that the plan does not allow, or that gives no reason where one is needed. */
export function requireChoice(plan: EditionPlan, { kind, redo, reason: given }: EditionChoice): EditionChoice {
  const reason = given.trim().replace(/\s+/g, ' ');
  if (reason.length > longestReason) throw new Refusal('invalid', 'authoring.reason-too-long');
  if (!plan.needsChoice) return { kind: 'material', redo: touched(plan), reason };
  if (reason === '') throw new Refusal('invalid', 'authoring.reason-missing');
  if (kind === 'minor' && plan.obstacles.length > 0) throw new Refusal('invalid', 'authoring.not-minor');
  return { kind, redo: kind === 'minor' ? [] : touched(plan).filter((id) => redo.includes(id)), reason };
}

/** What may be learnt again: what was added or has changed. */
export const touched = ({ added, changed }: Pick<EditionPlan, 'added' | 'changed'>): string[] => [...added, ...changed];
