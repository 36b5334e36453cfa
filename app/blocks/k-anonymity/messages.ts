/** Sentences of the lab on k-anonymity. */
export const messages = {
  kind: 'Try it',
  show: 'Show and keep this table',
  again: 'Try other levels',

  k: (k: number) => `k = ${k}`,
  kWords: (k: number, groups: number) =>
    groups === 1
      ? `All ${k} rows look alike.`
      : `The smallest of ${groups} groups has ${k === 1 ? 'one row' : `${k} rows`}.`,
  reached: (target: number) => `That reaches the aim of ${target}.`,
  short: (target: number) => `The aim is ${target} or more.`,
  unique: 'Rows that stand alone',
  uniqueWords: (unique: number, rows: number) => `${unique} of ${rows}`,
  percent: (n: number) => `${n} %`,
  loss: 'Information lost',
  lossWords: (after: number, before: number) => `${before} different rows at the start, ${after} now`,

  size: 'Rows alike',
  alone: 'alone',
  tooFew: 'too few',
  row: 'Row',
  table: (k: number) => `The table at these levels, group by group. k = ${k}.`,

  outcomeReached: (k: number) => `You reached k = ${k}.`,
  outcomeShort: (k: number, target: number) => `k = ${k}, not yet ${target}.`,
  least: 'With this table the aim cannot be had for less loss. Well chosen.',
  more: (yours: number, least: number) =>
    `You gave up ${yours} % of the detail. There is a choice that reaches the aim for ${least} %.`,
  hint: 'Look at the smallest group: which column sets it apart? Make that one coarser.',
} as const;
