import { mostChanged } from '../quick-fix.ts';

const instead = 'Begin a draft instead: somebody else reads it before it is published.';

export const messages = {
  reason: (title: string) => `A small correction of “${title}”`,
  undone: (title: string) => `A small correction of “${title}” was taken back`,
  problems: {
    'authoring.fix-nothing': 'Nothing has changed.',
    'authoring.fix-size': `This changes more than ${mostChanged} letters. ${instead}`,
    'authoring.fix-number': `This touches a number. ${instead}`,
    'authoring.fix-unit': `This touches a unit or a measure of time. ${instead}`,
    'authoring.fix-meaning': `This touches a word, or the order of words, that can turn the meaning round. ${instead}`,
    'authoring.fix-drug': `This touches the name of a medicine. ${instead}`,
    'authoring.fix-link': `This touches a link, a block or something in code. ${instead}`,
    'authoring.fix-structure': `This touches headings, lists, paragraphs, a block or a question. ${instead}`,
    'authoring.fix-head': `Of the lesson’s head only the title can be corrected like this. ${instead}`,
    'authoring.fix-breaks': `The check finds a problem in this text. ${instead}`,
    'authoring.fix-overwritten':
      'This lesson was changed since, or the correction was taken back. Begin a draft instead.',
    'authoring.fix-settled': 'Somebody has looked at this correction or taken it back.',
    'curriculum.published-meanwhile':
      'Another version was published since this page was opened. Make the correction in that.',
  } as Record<string, string>,
} as const;
