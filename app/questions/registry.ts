import { matchingModel } from './matching/model.ts';
import { multipleModel } from './multiple/model.ts';
import { numericModel } from './numeric/model.ts';
import { orderingModel } from './ordering/model.ts';
import type { Answer, AnswerOf, Grade, OptionOrder, Question, QuestionType, SealedQuestion } from './question.ts';
import type { QuestionModel, Random, Reading } from './question-model.ts';
import { scenarioModel } from './scenario/model.ts';
import { singleModel } from './single/model.ts';
import { trueFalseModel } from './true-false/model.ts';

const models: { [T in QuestionType]: QuestionModel<Extract<Question, { type: T }>, AnswerOf[T]> } = {
  single: singleModel,
  multiple: multipleModel,
  'true-false': trueFalseModel,
  scenario: scenarioModel,
  numeric: numericModel,
  matching: matchingModel,
  ordering: orderingModel,
};

/** The model of a question's own type; the pairing of type and model stands in `models`, so the cast loses nothing. */
function modelOf(question: Question): QuestionModel<Question, Answer> {
  return models[question.type] as unknown as QuestionModel<Question, Answer>;
}

/** No answer earns nothing. `answer` fits the question (`isAnswer`). */
export function gradeAnswer(question: Question, answer: Answer | null): Grade {
  if (answer === null) return { points: 0, max: question.points, right: false };
  return modelOf(question).grade(question, answer);
}

/** Chooses the order of the options for one attempt: shuffled, except true/false, numbers and ordered scales. */
export function drawOrder(question: Question, random: Random): OptionOrder {
  return modelOf(question).drawOrder(question, random);
}

/** What a browser may see before the sheet is frozen. Throws where `order` is not of this question. */
export function sealQuestion(question: Question, order: OptionOrder): SealedQuestion {
  return modelOf(question).seal(question, order);
}

/**
 * Reads the fields of `<QuestionField name={name}>` from a posted form, and tells an empty sheet from a wrong one. No other
 * field of the form may begin with `${name}.`.
 */
export function readAnswer(question: Question, form: FormData, name: string): Reading {
  return modelOf(question).read(question, form, name);
}

/** `readAnswer` where the reason does not matter: null when the form holds no answer or a wrong one. */
export function parseAnswer(question: Question, form: FormData, name: string): Answer | null {
  const reading = readAnswer(question, form, name);
  return reading.kind === 'answer' ? reading.answer : null;
}

/** Whether a value from outside (JSON) is an answer to this question, known ids and all. */
export function isAnswer(question: Question, value: unknown): value is Answer {
  return modelOf(question).isAnswer(question, value);
}
