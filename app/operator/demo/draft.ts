const lesson = `It is ten past seven. Samira, who is about to go off duty, has let an AI tool summarise the night's notes for the
handover. The summary is neat, and it says that the patient in bed 3 "tolerated the diuretic well".

Nobody wrote that. The tool has filled a gap.

## What to look for

- Anything that you would act on: read it in the record itself.
- Anything that is missing: a summary does not say what it left out.
- Who said it: "well tolerated" is a judgement, and a judgement has an author.

## What to remember

A summary is somebody's draft. Whoever hands over answers for it.
`;

const question = {
  'This sentence is true.': 'The tool wrote the summary, so the tool answers for what it says.',
  'key: true': 'key: false',
  'Say why this is right.': 'No. A tool cannot answer for anything. Whoever hands over does.',
  'Say why this is wrong.': 'Right. Whoever hands over answers for the summary, whatever wrote it.',
};

type Change = (text: string) => string;

/** What the trainer of the demo is writing. */
export const draft = {
  id: 'ai-at-handover',
  title: 'AI summaries at handover',
  note: 'New, for the night staff. Is one lesson enough to begin with?',
  texts: {
    'module.yaml': (text) =>
      text
        .replace(/^summary: .*$/m, 'summary: How to read an AI summary before you hand a patient over.')
        .replace(/^( +)text: .*$/m, '$1text: check an AI summary against the record before handing over'),
    '01-first-lesson.mdx': (text) =>
      `${text.slice(0, text.indexOf('---\n', 4)).replace(/^title: .*$/m, 'title: Ten past seven')}---\n\n${lesson}`,
    'questions.yaml': (text) => Object.entries(question).reduce((before, [from, to]) => before.replace(from, to), text),
  } as Record<string, Change>,
  comment: {
    path: '01-first-lesson.mdx',
    item: 'lesson ai-at-handover-first',
    quote: 'tolerated the diuretic well',
    text: 'Good example. Could you say what the record did say about it? I would want to know what to compare.',
  },
};
