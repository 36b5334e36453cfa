/** Why somebody decided something about a record: codes, since events hold no free text. Words stand in `reporting`. */
export const reasons = {
  due: ['absence', 'agreed', 'rota', 'wrong-date', 'other'],
  waiver: ['long-absence', 'other-duties', 'no-ai-at-work', 'other'],
  prior: ['other-employer', 'outside-course', 'qualification', 'other'],
  void: ['wrong-person', 'technical-fault', 'recorded-twice', 'other'],
  reopen: ['talked-through', 'technical-fault', 'other'],
} as const;

export type ReasonKind = keyof typeof reasons;
export type Reason<K extends ReasonKind> = (typeof reasons)[K][number];
