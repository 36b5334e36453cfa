import { questionsFileSchema } from './content-schemas.ts';
import { readYaml } from './internal/strict-yaml.ts';
import type { PlacedProblem } from './problem.ts';

/** The entries of a `questions.yaml` as they are written, each still to be checked by its type; problems where it is no list. */
export function readQuestionEntries(
  text: string,
): { ok: true; entries: Record<string, unknown>[] } | { ok: false; problems: PlacedProblem[] } {
  const reading = readYaml(questionsFileSchema, text);
  return reading.ok ? { ok: true, entries: reading.value.questions } : reading;
}
