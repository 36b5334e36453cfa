import type { ReactNode } from 'react';
import type { Answer, SealedQuestion } from './question.ts';

export interface FieldProps {
  /** Prefix of all field names, and the id that an error summary links to. Names like `q3`, without dots. */
  name: string;
  question: SealedQuestion;
  /** The saved answer. The inputs are uncontrolled: give the component another `key` for another question. */
  value: Answer | null;
  /** A refused post: the form's own entries, shown again in place of `value`, so that nothing typed is lost. */
  typed?: [string, string][];
  error?: string;
  disabled?: boolean;
  /** Called after an input has changed, when the form already holds the new answer. */
  onChange?: () => void;
  /** The stem, as the question's label or legend. */
  legend: ReactNode;
}

/** What a field shows at first: what was typed, or what is saved. */
export function startValues({ typed }: FieldProps, field: string, saved: string[]): string[] {
  return typed ? typed.filter(([name]) => name === field).map(([, value]) => value) : saved;
}
