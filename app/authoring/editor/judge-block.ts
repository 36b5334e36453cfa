import { checkBlockValues, type ValueProblem } from '#app/curriculum/check-block-values.ts';
import { Refusal } from '#app/platform/refusal.ts';

/** What is wrong with the values of a block, posted as JSON. */
export function judgeBlock({ name, values }: { name: string; values: string }): ValueProblem[] {
  const problems = checkBlockValues(name, parsed(values));
  if (!problems) throw new Refusal('not-found', 'authoring.no-such-block');
  return problems;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('malformed', 'http.form-fields', { field: 'values' });
  }
}
