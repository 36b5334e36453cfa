/** What the form of a new rule asks, as it stands in the address: text, which `readRule` checks. */
export interface AskedRule {
  curriculum: string;
  who: '' | WhoKind;
  jobRole: string;
  unit: string;
  tool: string;
  /** A staff number. */
  person: string;
  due: '' | DueKind;
  days: string;
  dueOn: string;
  graceDays: string;
  fromOn: string;
}

export const whoKinds = ['everyone', 'job-role', 'unit', 'tool', 'person'] as const;
export type WhoKind = (typeof whoKinds)[number];

export const dueKinds = ['days', 'date'] as const;
export type DueKind = (typeof dueKinds)[number];

/** Name of the form, and head of its fields' ids. */
export const ruleForm = 'rule';
