import { type ReasonKind, reasons } from '#app/events/reasons.ts';

/** The reasons of decisions in words, for forms and for what stands in a record. */
export const reasonWords: { [K in ReasonKind]: Record<(typeof reasons)[K][number], string> } = {
  due: {
    absence: 'Time away from work',
    agreed: 'Agreed with the person',
    rota: 'No room on the rota',
    'wrong-date': 'The date was wrong',
    other: 'Another reason',
  },
  waiver: {
    'long-absence': 'A long absence',
    'other-duties': 'Other duties for the time being',
    'no-ai-at-work': 'Does not work with AI for the time being',
    other: 'Another reason',
  },
  prior: {
    'other-employer': 'Learnt with another employer',
    'outside-course': 'A course outside the organisation',
    qualification: 'A qualification that covers it',
    other: 'Other evidence',
  },
  void: {
    'wrong-person': 'Somebody else did it',
    'technical-fault': 'Something technical went wrong',
    'recorded-twice': 'It was recorded twice',
    other: 'Another reason',
  },
  reopen: {
    'talked-through': 'Talked through',
    'technical-fault': 'Something technical went wrong',
    other: 'Another reason',
  },
};

/** A stored code in words; one that this release does not know is left out. */
export function reasonOf(kind: ReasonKind, code: string): string | null {
  return (reasonWords[kind] as Record<string, string>)[code] ?? null;
}

/** For a form's choice. */
export const reasonOptions = (kind: ReasonKind) =>
  reasons[kind].map((value) => ({ value, text: reasonOf(kind, value) ?? value }));
