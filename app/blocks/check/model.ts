import type { BlockModel } from '../block.ts';

export interface CheckProps {
  id: string;
  type: 'single' | 'multiple' | 'true-false';
  prompt: string;
  options: { id: string; text: string; right: boolean; feedback: string }[];
}

export interface CheckView {
  type: CheckProps['type'];
  prompt: string;
  options: { id: string; text: string }[];
}

/** Ids of the chosen options in the order of the options; never empty. */
export type CheckAnswer = string[];

export interface CheckResult {
  right: boolean;
  options: { id: string; chosen: boolean; right: boolean; feedback: string }[];
}

const fullPoints = 100;

function isRight(props: CheckProps, answer: CheckAnswer): boolean {
  return props.options.every((option) => option.right === answer.includes(option.id));
}

/** A formative check: answering it is enough, and the feedback teaches. */
export const checkModel: BlockModel<CheckProps, CheckView, CheckAnswer, CheckResult> = {
  name: 'Check',
  version: 1,
  graded: false,
  view: ({ type, prompt, options }) => ({ type, prompt, options: options.map(({ id, text }) => ({ id, text })) }),
  parseAnswer: (form, { type, options }) => {
    const chosen = form.getAll('choice');
    const answer = options.map((option) => option.id).filter((id) => chosen.includes(id));
    const known = answer.length > 0 && answer.length === chosen.length;
    return known && (type === 'multiple' || answer.length === 1) ? answer : null;
  },
  grade: (props, _seed, _tryNumber, answer) => ({
    points: isRight(props, answer) ? fullPoints : 0,
    max: fullPoints,
    passed: true,
  }),
  result: (props, _seed, _tryNumber, answer) => ({
    right: isRight(props, answer),
    options: props.options.map(({ id, right, feedback }) => ({ id, chosen: answer.includes(id), right, feedback })),
  }),
};
