import { publishProblem } from '../publish/publish-problem.ts';
import { quickFixWords } from '../quick-fix/messages.ts';
import { instead, messages } from './messages.ts';

const obstacles = new Map(
  Object.entries(quickFixWords).map(([obstacle, words]) => [`authoring.fix-${obstacle}`, `${words} ${instead}`]),
);

/** A refusal of a small correction in words, with the field that it is about. */
export function fixProblem(reason: string): { text: string; field: string | null } {
  const own = Object.hasOwn(messages.problems, reason) ? messages.problems[reason] : undefined;
  const text = own ?? obstacles.get(reason);
  return text === undefined ? publishProblem(reason) : { text, field: 'body' };
}
