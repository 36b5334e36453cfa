import type { NumericQuestion } from '../question.ts';
import { empty, gradeWhole, malformed, oneValue, type QuestionModel, sealBase } from '../question-model.ts';
import { isDecimal, isWithin, readDecimal } from './decimal.ts';

/** A number: right inside the tolerance, both ends included; otherwise nothing. The answer is a canonical decimal. */
export const numericModel: QuestionModel<NumericQuestion, string> = {
  drawOrder: () => [],
  seal: (question) =>
    question.unit === undefined ? sealBase(question) : { ...sealBase(question), unit: question.unit },
  read(question, form, name) {
    const value = oneValue(form, name);
    if (value === undefined) return malformed;
    if (value === null || value.trim() === '') return empty;
    const read = readDecimal(value, question.unit);
    return 'decimal' in read ? { kind: 'answer', answer: read.decimal } : { kind: 'wrong', reason: read.reason };
  },
  isAnswer: (_question, value): value is string => typeof value === 'string' && isDecimal(value),
  grade: (question, answer) => gradeWhole(question, isWithin(answer, question.key, question.tolerance)),
};
