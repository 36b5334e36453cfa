const list = new Intl.ListFormat('en-GB');

/** How a rule reads, and why a change of one is refused. */
export const messages = {
  everyone: 'Everyone',
  title: (who: string, curriculum: string) => `${who}: ${curriculum}`,
  usersOf: (tool: string) => `Users of ${tool}`,
  takes: {
    everyone: () => 'Everyone takes',
    'job-role': (name: string) => `Everyone with the job role ${name} takes`,
    unit: (name: string) => `Everyone in ${name} and the units below it takes`,
    tool: (name: string) => `Everyone who uses ${name} takes`,
    person: (name: string) => `${name} takes`,
  },
  curriculum: (title: string) => `“${title}”`,
  stages: (stages: string[][]) =>
    stages
      .map((titles, index) => `${index === 0 ? 'first' : 'then'} ${list.format(titles.map((title) => `“${title}”`))}`)
      .join(', '),
  dueAtOnce: 'due on the day they start',
  dueAfter: (days: number) => `due ${days === 1 ? '1 day' : `${days} days`} after they start`,
  dueBy: (day: string) => `due by ${day}`,
  noGrace: 'without days of grace',
  grace: (days: number) => `with ${days === 1 ? '1 day' : `${days} days`} of grace`,
  since: (day: string) => `since ${day}`,
  from: (day: string) => `from ${day}`,
  until: (day: string) => `until ${day}`,
  problems: {
    'assignments.no-such-rule': 'There is no such rule.',
    'assignments.rule-changed': 'Somebody has changed this rule in the meantime.',
    'assignments.rule-ended': 'This rule has ended.',
    'assignments.end-in-the-past': 'The last day may be yesterday, today or a later day.',
    'assignments.curriculum-being-revised':
      'A module of this curriculum is being revised. Nobody can be given it before it is published again.',
  },
} as const;
