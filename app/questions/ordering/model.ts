import { idsOf, inOrder, shuffle } from '../options.ts';
import type { OrderingQuestion } from '../question.ts';
import {
  areKnownIds,
  empty,
  gradeShare,
  malformed,
  type QuestionModel,
  type Reading,
  rowValues,
  sealBase,
} from '../question-model.ts';
import { pairsInOrder } from './pairs.ts';

/** All ids in the learner's order. Points × share of neighbours in the answer that stand in the right order. */
export const orderingModel: QuestionModel<OrderingQuestion, string[]> = {
  drawOrder(question, random) {
    const order = shuffle(idsOf(question.options), random);
    const solved = order.every((id, index) => id === question.key[index]);
    return solved ? [...order.slice(1), ...order.slice(0, 1)] : order;
  },
  seal: (question, order) => ({ ...sealBase(question), options: inOrder(question.options, order) }),
  read: (question, form, name) => readPositions(idsOf(question.options), form, name),
  isAnswer: (question, value): value is string[] =>
    areKnownIds(value, question.key) && value.length === question.key.length,
  grade(question, answer) {
    const pairs = pairsInOrder(answer, question.key);
    return gradeShare(question, pairs.filter(Boolean).length, pairs.length);
  },
};

/** Each row posts its position, 1 to n. */
function readPositions(ids: string[], form: FormData, name: string): Reading<string[]> {
  const values = rowValues(form, name, ids);
  if (!values) return malformed;
  if (values.size === 0) return empty;
  const allowed = new Set(ids.map((_, index) => String(index + 1)));
  const positions = [...values.values()];
  if (positions.some((position) => !allowed.has(position))) return malformed;
  if (new Set(positions).size < positions.length) return { kind: 'wrong', reason: 'positions-repeated' };
  if (positions.length < ids.length) return { kind: 'wrong', reason: 'positions-missing' };
  const position = (id: string) => Number(values.get(id));
  return { kind: 'answer', answer: [...ids].sort((a, b) => position(a) - position(b)) };
}
