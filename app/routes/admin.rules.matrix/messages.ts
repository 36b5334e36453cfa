export const messages = {
  back: 'Rules',
  title: 'What each job role takes',
  lede: (day: string) =>
    `What the rules in force on ${day} give, by module. Each row holds what everyone is given too; where several curricula give a module, the deeper track counts.`,
  caption: 'Modules and tracks by job role, AI tool and unit',
  none: 'No rule is in force.',
  who: 'Who',
  tools: 'AI tools used',
  usedIn: (tool: string, unit: string) => `${tool} (${unit})`,
  nothing: 'nothing',
  kinds: {
    everyone: 'Everyone',
    'job-role': 'Job roles',
    tool: 'Users of an AI tool',
    unit: 'Units with a rule of their own',
  },
  tracks: { foundation: 'Foundation', full: 'Full' },
  toolsText:
    'A tool that a job role uses in one unit alone is named with the unit; what its users take then stands in the row of the tool.',
  personal: (n: number) =>
    n === 1 ? 'One rule for a single person is not shown.' : `${n} rules for single people are not shown.`,
} as const;
