import { choiceModel } from '../choice-model.ts';
import type { ScenarioQuestion } from '../question.ts';
import type { QuestionModel } from '../question-model.ts';

export const scenarioModel: QuestionModel<ScenarioQuestion, string> = choiceModel;
