/** Words that become part of compiled markup: they stand as they were on the day of publication. */
export const messages = {
  callout: { note: 'Note', warning: 'Take care', remember: 'Remember', ward: 'On your ward' },
  example: 'Worked example',
  keyPoints: 'Take this with you',
  prompt: 'Prompt',
  source: (n: number) => `Source ${n}`,
  sourceLine: 'Source:',
  localMissing: (name: string) => `(not filled in here yet: ${name.replaceAll('-', ' ')})`,
} as const;
