import type { BlockModel } from '../block.ts';
import { type Facts, factsAt, leastLoss, type Table } from './facts.ts';

export interface KAnonymityProps extends Table {
  id: string;
  title: string;
  intro: string;
  /** The k to reach. */
  target: number;
}

/** The whole table with every level: nothing in it is a key, and the browser works it out live. */
export type KAnonymityView = Omit<KAnonymityProps, 'id'>;

/** Column id → chosen level, 0 the finest. */
export type KAnonymityAnswer = Record<string, number>;

export interface KAnonymityResult extends Facts {
  reached: boolean;
  /** The least loss of information, in whole percent, at which the target can be reached. */
  leastLoss: number;
}

const fullPoints = 100;

/** The lab on k-anonymity: formative, so any choice of levels answers it; points say whether k reached the target. */
export const kAnonymityModel: BlockModel<KAnonymityProps, KAnonymityView, KAnonymityAnswer, KAnonymityResult> = {
  name: 'KAnonymity',
  version: 1,
  graded: false,
  view: ({ title, intro, target, columns, rows }) => ({ title, intro, target, columns, rows }),
  parseAnswer: (form, { columns }) => {
    const chosen = columns.map(({ id, levels }) => {
      const values = form.getAll(`level.${id}`);
      const level = levels.findIndex((_, index) => String(index) === values[0]);
      return [id, values.length === 1 ? level : -1] as const;
    });
    return chosen.every(([, level]) => level >= 0) ? Object.fromEntries(chosen) : null;
  },
  grade: (props, _seed, _tryNumber, answer) => ({
    points: factsAt(props, answer).k >= props.target ? fullPoints : 0,
    max: fullPoints,
    passed: true,
  }),
  result: (props, _seed, _tryNumber, answer) => {
    const facts = factsAt(props, answer);
    return { ...facts, reached: facts.k >= props.target, leastLoss: leastLoss(props, props.target) ?? 100 };
  },
};
