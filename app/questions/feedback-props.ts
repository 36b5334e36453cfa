import type { Answer, OptionOrder, Question } from './question.ts';

export interface FeedbackProps<Q extends Question, A extends Answer> {
  question: Q;
  answer: A | null;
  order: OptionOrder;
}
