import { questionProblem } from '#app/authoring/questions/problems.ts';
import { exchangeProblem } from '../problem-words.ts';

/** A refusal of the import of questions in words, with the field that it is about. */
export function questionImportProblem(reason: string): { text: string; field: string | null } {
  return reason.startsWith('exchange.') ? exchangeProblem(reason) : questionProblem(reason);
}
