import type { Question } from '#app/questions/question.ts';
import { questionSchema } from '#app/questions/schemas.ts';
import { questionsFileSchema } from '../content-schemas.ts';
import { questionHash } from '../fingerprint.ts';
import type { ModuleSource } from '../module-files.ts';
import type { Problem } from '../problem.ts';
import { plainIssue } from './plain-issue.ts';
import { readText } from './read-text.server.ts';
import { issueProblem, type PlaceOf, readYaml, yamlLimits } from './strict-yaml.ts';

export const questionsFile = 'questions.yaml';

export interface QuestionsReading {
  problems: Problem[];
  questions: PlacedQuestion[];
}

export interface PlacedQuestion {
  question: Question;
  hash: string;
  at: PlaceOf;
}

/** Reads a question bank; each question passes the schema of its own type and comes out in its canonical form. */
export async function readQuestions(files: ModuleSource): Promise<QuestionsReading> {
  const file = files.fileName(questionsFile);
  const text = await readText(files, questionsFile, yamlLimits.bytes);
  if (!text.ok) return { problems: [text.problem], questions: [] };
  const list = readYaml(questionsFileSchema, text.text);
  if (!list.ok) return { problems: list.problems.map((problem) => ({ file, ...problem })), questions: [] };
  const problems: Problem[] = [];
  const questions: PlacedQuestion[] = [];
  list.value.questions.forEach((entry, index) => {
    const at: PlaceOf = (path, part) => list.at(['questions', index, ...path], part);
    const parsed = questionSchema.safeParse(entry, { error: plainIssue });
    if (parsed.success) {
      questions.push({ question: parsed.data, hash: questionHash(parsed.data), at });
      return;
    }
    const id = typeof entry.id === 'string' ? ` (question ${entry.id})` : '';
    for (const issue of parsed.error.issues) {
      const problem = issueProblem(issue, at);
      problems.push({ file, ...problem, message: problem.message.replace(/\.$/, `${id}.`) });
    }
  });
  return { problems, questions };
}
