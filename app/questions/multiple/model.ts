import { drawChoices, idsOf, inOrder } from '../options.ts';
import type { MultipleQuestion } from '../question.ts';
import { areKnownIds, empty, gradeShare, malformed, type QuestionModel, sealBase } from '../question-model.ts';

/** Several right options: points × max(0, right ticks − wrong ticks) / number of right options. No tick is no answer. */
export const multipleModel: QuestionModel<MultipleQuestion, string[]> = {
  drawOrder: drawChoices,
  seal: (question, order) => ({ ...sealBase(question), options: inOrder(question.options, order) }),
  read(question, form, name) {
    const values = form.getAll(name);
    if (values.length === 0) return empty;
    return multipleModel.isAnswer(question, values) ? { kind: 'answer', answer: values } : malformed;
  },
  isAnswer: (question, value): value is string[] => areKnownIds(value, idsOf(question.options)) && value.length > 0,
  grade(question, answer) {
    const rightTicks = answer.filter((id) => question.key.includes(id)).length;
    const wrongTicks = answer.length - rightTicks;
    return gradeShare(question, Math.max(0, rightTicks - wrongTicks), question.key.length);
  },
};
