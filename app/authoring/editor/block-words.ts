import type { BlockForm } from './block-form-shape.ts';

interface FieldWords {
  label: string;
  hint?: string;
}

interface BlockWords {
  title: string;
  /** What it is for. */
  what: string;
  fields: Record<string, FieldWords>;
}

const title: FieldWords = { label: 'Title' };
const intro: FieldWords = { label: 'Introduction', hint: 'Two or three sentences that say what to do.' };

/** Blocks as authors are told of them. Fields of the entries of a list stand under their own names. */
export const blockWords: Record<string, BlockWords> = {
  Callout: {
    title: 'Callout',
    what: 'Sets a warning, a note or a moment on the ward apart from the text.',
    fields: { kind: { label: 'Kind' }, title },
  },
  Check: {
    title: 'Check',
    what: 'A quick question with feedback for each answer. It is not scored.',
    fields: {
      type: { label: 'Kind of question' },
      prompt: { label: 'Question' },
      options: { label: 'Answers', hint: 'Two to five. Say for each why it is right or wrong.' },
      text: { label: 'Answer' },
      right: { label: 'This answer is right' },
      feedback: { label: 'Feedback' },
    },
  },
  Cite: {
    title: 'Source',
    what: 'A number in the sentence that leads to the list of sources.',
    fields: { id: { label: 'Source' } },
  },
  Compare: {
    title: 'Comparison',
    what: 'Two things side by side, such as then and now.',
    fields: { left: { label: 'Heading on the left' }, right: { label: 'Heading on the right' } },
  },
  Deidentify: {
    title: 'Take identifiers out',
    what: 'A simulation: learners mark what identifies a patient in a note. It is scored.',
    fields: {
      title,
      intro,
      recall: { label: 'Identifiers that must be found, in per cent' },
      precision: { label: 'Marks that must be right, in per cent' },
      names: { label: 'Names of the eighteen kinds' },
      notes: { label: 'Notes' },
      text: { label: 'Text of the note', hint: 'Write [[3:Anna Berg]] around what is of kind 3.' },
    },
  },
  Example: { title: 'Example', what: 'A case from work, apart from the text.', fields: { title } },
  Figure: {
    title: 'Picture with a caption',
    what: 'A picture with words below it.',
    fields: {
      src: { label: 'Picture' },
      alt: { label: 'What the picture shows', hint: 'For those who cannot see it.' },
      caption: { label: 'Caption' },
    },
  },
  KAnonymity: {
    title: 'Hide in a crowd',
    what: 'A simulation: learners make a table coarser until nobody stands out. It is scored.',
    fields: {
      title,
      intro,
      target: { label: 'People who must look alike' },
      columns: { label: 'Columns' },
      label: { label: 'Heading' },
      levels: { label: 'Levels, from fine to coarse' },
      rows: { label: 'Rows' },
    },
  },
  KeyPoints: { title: 'Key points', what: 'What somebody should still know tomorrow.', fields: {} },
  Local: {
    title: 'Value of this organisation',
    what: 'What only your organisation knows, such as whom to call. It is kept on one page.',
    fields: { name: { label: 'Name of the value' }, instead: { label: 'Words until there is a value' } },
  },
  Prompt: { title: 'Prompt', what: 'What to write to an AI tool, to be copied.', fields: { title } },
  Reveal: {
    title: 'More, for those who want it',
    what: 'A line that opens when it is pressed.',
    fields: { summary: { label: 'The line' } },
  },
  RiskSorter: {
    title: 'Sort by risk',
    what: 'A simulation: learners sort uses of AI by risk. It is scored.',
    fields: {
      title,
      intro,
      cards: { label: 'Cards' },
      text: { label: 'What happens' },
      tool: { label: 'Tool' },
      data: { label: 'Data' },
      purpose: { label: 'Purpose' },
      d: { label: 'Data, 0 to 3' },
      t: { label: 'Tool, 0 to 3' },
      i: { label: 'Impact, 0 to 3' },
      v: { label: 'Supervision, 0 to 2' },
      why: { label: 'Why' },
    },
  },
  Stat: {
    title: 'Figure',
    what: 'A number that stands out, with its source.',
    fields: { value: { label: 'Number' }, unit: { label: 'What it counts' }, source: { label: 'Source' } },
  },
  Steps: { title: 'Steps', what: 'What to do, one after the other.', fields: {} },
};

/** Values of lists to choose from. */
export const choiceWords: Record<string, string> = {
  note: 'Note',
  warning: 'Warning',
  remember: 'Remember',
  ward: 'On the ward',
  single: 'One answer is right',
  multiple: 'Several answers are right',
  'true-false': 'True or false',
};

const contents: Record<BlockForm['contains'], string> = {
  nothing: '',
  anything: 'Text.',
  'two-parts': 'What stands on the left.\n\nWhat stands on the right.',
  'ordered-list': '1. First\n2. Second',
  'bullet-list': '- One point\n- Another',
  code: '```text\nWhat to write\n```',
};

/** What stands between the tags at first. */
export const contentOf = (contains: BlockForm['contains']): string => contents[contains];

export const blockTitle = (name: string): string => blockWords[name]?.title ?? name;
