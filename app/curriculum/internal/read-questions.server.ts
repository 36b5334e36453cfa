import type { z } from 'zod';
import type { Question } from '#app/questions/question.ts';
import { questionSchema } from '#app/questions/schemas.ts';
import { questionsFileSchema, translatedQuestionSchema } from '../content-schemas.ts';
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

/** Reads the texts of questions in another language; an entry of no source is a problem. */
export async function readTranslatedQuestions(
  files: ModuleSource,
  name: string,
  lang: string,
  sources: PlacedQuestion[],
): Promise<QuestionsReading> {
  return readBank(files, name, (entry) => {
    const texts = translatedQuestionSchema.safeParse(entry, { error: plainIssue });
    if (!texts.success) return texts;
    const source = sources.find(({ question }) => question.id === texts.data.id);
    return questionSchema.safeParse({ ...source?.question, ...texts.data, lang }, { error: plainIssue });
  });
}

/** Reads a question bank; each question passes the schema of its own type and comes out in its canonical form. */
export async function readQuestions(files: ModuleSource): Promise<QuestionsReading> {
  return readBank(files, questionsFile, (entry) => questionSchema.safeParse(entry, { error: plainIssue }));
}

async function readBank(
  files: ModuleSource,
  name: string,
  parse: (entry: Record<string, unknown>) => z.ZodSafeParseResult<Question> | z.ZodSafeParseError<unknown>,
): Promise<QuestionsReading> {
  const file = files.fileName(name);
  const text = await readText(files, name, yamlLimits.bytes);
  if (!text.ok) return { problems: [text.problem], questions: [] };
  const list = readYaml(questionsFileSchema, text.text);
  if (!list.ok) return { problems: list.problems.map((problem) => ({ file, ...problem })), questions: [] };
  const problems: Problem[] = [];
  const questions: PlacedQuestion[] = [];
  list.value.questions.forEach((entry, index) => {
    const at: PlaceOf = (path, part) => list.at(['questions', index, ...path], part);
    const parsed = parse(entry);
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
