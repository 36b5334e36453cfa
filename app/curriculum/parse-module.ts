import type { Question } from '#app/questions/question.ts';
import { questionSchema } from '#app/questions/schemas.ts';
import { type ModuleFile, moduleFileSchema, questionsFileSchema } from './content-schemas.ts';
import { type PlaceOf, readYaml } from './internal/strict-yaml.ts';
import type { ModuleFiles } from './module-files.ts';
import { type ParsedLesson, parseLesson } from './parse-lesson.ts';

/** Translations have a language before the ending, and are not among the lessons. */
const lessonName = /^\d{2}-[a-z0-9]+(?:-[a-z0-9]+)*\.mdx$/;

/** A module as it is written, with the places of everything. */
export interface ParsedModule {
  file: string;
  head: ModuleFile;
  at: PlaceOf;
  /** In reading order. */
  lessons: ParsedLesson[];
  questionsFile: string;
  questions: ParsedQuestion[];
}

export interface ParsedQuestion {
  question: Question;
  at: PlaceOf;
}

/**
 * Reads a module without compiling it. A lesson or question that cannot be read is left out, since the check explains it;
 * null where `module.yaml` cannot be read. Places name files as `fileName` does, or by their path in the module.
 */
export function parseModule(files: ModuleFiles, fileName = (name: string) => name): ParsedModule | null {
  const textOf = (name: string) => files.get(name)?.toString('utf8') ?? '';
  const head = readYaml(moduleFileSchema, textOf('module.yaml'));
  if (!head.ok) return null;
  const names = [...files.keys()].filter((name) => lessonName.test(name));
  return {
    file: fileName('module.yaml'),
    head: head.value,
    at: head.at,
    lessons: names.sort().flatMap((name) => parseLesson(fileName(name), textOf(name)) ?? []),
    questionsFile: fileName('questions.yaml'),
    questions: parseQuestions(textOf('questions.yaml')),
  };
}

function parseQuestions(text: string): ParsedQuestion[] {
  const list = readYaml(questionsFileSchema, text);
  if (!list.ok) return [];
  return list.value.questions.flatMap((entry, index) => {
    const parsed = questionSchema.safeParse(entry);
    if (!parsed.success) return [];
    return [{ question: parsed.data, at: (path, part) => list.at(['questions', index, ...path], part) }];
  });
}
