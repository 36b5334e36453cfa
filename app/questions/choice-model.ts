import { drawChoices, idsOf, inOrder } from './options.ts';
import type { ScenarioQuestion, SingleQuestion } from './question.ts';
import { empty, gradeWhole, malformed, oneValue, type QuestionModel, sealBase } from './question-model.ts';

type ChoiceQuestion = SingleQuestion | ScenarioQuestion;

/** One right option of several: all or nothing. A scenario is a single choice with a situation in front of it. */
export const choiceModel: QuestionModel<ChoiceQuestion, string> = {
  drawOrder: drawChoices,
  seal(question, order) {
    const sealed = { ...sealBase(question), options: inOrder(question.options, order) };
    return question.type === 'scenario' ? { ...sealed, scenario: question.scenario } : sealed;
  },
  read(question, form, name) {
    const value = oneValue(form, name);
    if (value === null || value === '') return empty;
    return choiceModel.isAnswer(question, value) ? { kind: 'answer', answer: value } : malformed;
  },
  isAnswer: (question, value): value is string => typeof value === 'string' && idsOf(question.options).includes(value),
  grade: (question, answer) => gradeWhole(question, answer === question.key),
};
