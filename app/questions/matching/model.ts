import { idsOf, inOrder, shuffle } from '../options.ts';
import type { MatchingQuestion } from '../question.ts';
import { empty, gradeShare, malformed, type QuestionModel, rowValues, sealBase } from '../question-model.ts';

/** Left id → right id; rows may be open, and one right item may serve several rows. Points × share of rows that are right. */
export const matchingModel: QuestionModel<MatchingQuestion, Record<string, string>> = {
  drawOrder: (question, random) => shuffle(idsOf(question.right), random),
  seal: (question, order) => ({
    ...sealBase(question),
    left: question.left.map(({ id, text }) => ({ id, text })),
    right: inOrder(question.right, order),
  }),
  read(question, form, name) {
    const values = rowValues(form, name, idsOf(question.left));
    if (!values) return malformed;
    if (values.size === 0) return empty;
    const answer = Object.fromEntries(values);
    return matchingModel.isAnswer(question, answer) ? { kind: 'answer', answer } : malformed;
  },
  isAnswer(question, value): value is Record<string, string> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const left = idsOf(question.left);
    const right = idsOf(question.right);
    const rows = Object.entries(value);
    return rows.length > 0 && rows.every(([id, match]) => left.includes(id) && right.includes(match));
  },
  grade(question, answer) {
    const right = idsOf(question.left).filter((id) => Object.hasOwn(answer, id) && answer[id] === question.key[id]);
    return gradeShare(question, right.length, question.left.length);
  },
};
