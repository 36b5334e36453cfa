export const messages = {
  title: 'AI tools',
  lede: 'Every AI tool of the organisation: what for, what risk, who answers for it. A rule can ask the users of a tool to learn.',
  all: 'The register',
  none: 'No AI tool is registered yet.',
  caption: (n: number) => (n === 1 ? '1 tool' : `${n} tools`),
  name: 'Tool',
  add: 'Register a tool',
  button: 'Register tool',
} as const;
