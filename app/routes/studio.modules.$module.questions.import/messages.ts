import type { QuestionFormat } from '#app/interop/import-work.ts';

const count = (n: number) => (n === 1 ? '1 question' : `${n} questions`);

export const messages = {
  title: 'Import questions',
  lede: 'Bring in questions that were written for another system. You see first what becomes of each; nothing is added before you say so.',
  back: 'Questions',
  source: {
    title: 'The questions',
    again: 'Change the text or the settings',
    format: 'Format',
    formats: {
      gift: 'GIFT (Moodle, as text)',
      aiken: 'Aiken (one right answer, as text)',
      'moodle-xml': 'Moodle XML',
    } satisfies Record<QuestionFormat, string> as Record<QuestionFormat, string>,
    file: 'File',
    fileHint: '.gift, .txt or .xml in UTF-8, up to 500 kB. A file goes before a pasted text.',
    text: 'Or paste the text',
    outcome: 'Outcome',
    outcomeHint: 'For all questions of the file. You can change it for each one in the draft.',
    tracks: 'Tracks',
    look: 'See what is in it',
  },
  report: {
    title: 'What was found',
    counts: (found: number, imported: number, refused: number) =>
      `${count(found)} found: ${imported} can be added, ${refused} refused`,
    unexplained: (n: number) =>
      `${count(n)} of those to be added ${n === 1 ? 'does' : 'do'} not say why the right answer is right. Write that feedback in the draft.`,
    caption: 'Question by question',
    line: 'Line',
    question: 'Question',
    fate: 'What becomes of it',
    notes: 'Why, and what to look at',
    fates: { imported: 'Can be added', refused: 'Refused' },
    nothing: 'Nothing to look at',
  },
  add: (n: number) => `Add ${n === 1 ? 'this question' : `these ${count(n)}`} to the draft`,
  none: 'None of these questions can be added. Mend the text below and look again.',
} as const;
