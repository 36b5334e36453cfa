import type { ItemStatistics } from '#app/assessment/item-statistics.ts';
import type { Question } from '#app/questions/question.ts';
import { answerShares } from './answer-shares.ts';

/** People after whom an option that nobody has chosen says something. */
const enoughForDistractors = 20;
/** Under it a question tells little of who knows the rest, as `item-statistics.ts` says. */
const leastDiscrimination = 0.2;

/** What first answers say of a question, of five people or more. */
export interface AnalysedQuestion {
  id: string;
  stem: string;
  people: number;
  right: number;
  discrimination: number | null;
  /** Wrong options that nobody chose; empty with too few people. */
  idle: string[];
  /** Wrong options that more people chose than the right one: the key may be wrong, or the question misleads. */
  ahead: string[];
}

export function analysed(question: Question, statistics: ItemStatistics): AnalysedQuestion {
  const { people, right, discrimination, options } = statistics;
  const shares = answerShares(question, options);
  const wrong = shares.filter((each) => !each.right);
  const key = hasOneAnswer(question) ? shares.find((each) => each.right) : undefined;
  const texts = (list: typeof shares) => list.map(({ text }) => text);
  return {
    id: question.id,
    stem: question.stem,
    people,
    right,
    discrimination,
    idle: people < enoughForDistractors ? [] : texts(wrong.filter(({ share }) => share === 0)),
    ahead: key ? texts(wrong.filter(({ share }) => share > key.share)) : [],
  };
}

/** Whether the answers point at a fault of the question rather than at what people do not know. */
export function looksWrong(question: AnalysedQuestion): boolean {
  return hardlyTells(question) || question.idle.length > 0 || question.ahead.length > 0;
}

/** It tells hardly or the wrong way round who knows the rest of the quiz. */
export function hardlyTells({ discrimination }: Pick<AnalysedQuestion, 'discrimination'>): boolean {
  return discrimination !== null && discrimination < leastDiscrimination;
}

const hasOneAnswer = ({ type }: Question): boolean => type === 'single' || type === 'scenario' || type === 'true-false';
