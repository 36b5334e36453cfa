import type { TrueFalseQuestion } from '../question.ts';
import { empty, gradeWhole, malformed, oneValue, type QuestionModel, sealBase } from '../question-model.ts';

export const trueFalseModel: QuestionModel<TrueFalseQuestion, boolean> = {
  drawOrder: () => [],
  seal: sealBase,
  read(_question, form, name) {
    const value = oneValue(form, name);
    if (value === null || value === '') return empty;
    return value === 'true' || value === 'false' ? { kind: 'answer', answer: value === 'true' } : malformed;
  },
  isAnswer: (_question, value): value is boolean => typeof value === 'boolean',
  grade: (question, answer) => gradeWhole(question, answer === question.key),
};
