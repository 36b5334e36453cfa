export const messages = {
  back: 'Rules',
  facts: 'The rule',
  made: 'Made',
  byHand: 'by hand',
  reaches: 'People it is about today',
  open: 'People with an open course by it',
  state: 'State',
  others: 'Other rules for this curriculum',
  end: 'End this rule',
  endText:
    'After its last day nobody new is given the curriculum by this rule. Open courses keep their dates, and certificates stay. To change a rule, end it and add a new one: dates that people were given are never rewritten.',
  stays: (n: number) =>
    n === 0
      ? 'Nobody has an open course by this rule.'
      : n === 1
        ? '1 person has an open course by this rule and keeps it.'
        : `${n} people have an open course by this rule and keep it.`,
  contentText: 'Loading the content folder again does not bring it back.',
  lastDay: 'Last day',
  lastDayHint: 'Yesterday ends it at once.',
  endButton: 'End rule',
  endedOn: (day: string) => `This rule was in force until ${day}`,
  neverBegan: 'This rule was ended before its first day',
  done: {
    add: 'The rule was saved',
    end: 'The end was saved',
  },
} as const;
