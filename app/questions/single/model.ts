import { choiceModel } from '../choice-model.ts';
import type { SingleQuestion } from '../question.ts';
import type { QuestionModel } from '../question-model.ts';

export const singleModel: QuestionModel<SingleQuestion, string> = choiceModel;
