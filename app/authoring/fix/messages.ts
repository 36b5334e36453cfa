/** After each reason why it is no small correction. */
export const instead = 'Begin a draft instead: somebody else reads it before it is published.';

export const messages = {
  reason: (title: string) => `A small correction of “${title}”`,
  undone: (title: string) => `A small correction of “${title}” was taken back`,
  problems: {
    'authoring.fix-nothing': 'Nothing has changed.',
    'authoring.fix-items': `The change touches more than the words of this lesson. ${instead}`,
    'authoring.fix-breaks': `The check finds a problem in this text. ${instead}`,
    'authoring.fix-overwritten':
      'This lesson was changed since, or the correction was taken back. Begin a draft instead.',
    'authoring.fix-settled': 'Somebody has looked at this correction or taken it back.',
    'curriculum.published-meanwhile':
      'Another version was published since this page was opened. Make the correction in that.',
  } as Record<string, string>,
} as const;
