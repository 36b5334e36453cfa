import type { Question } from '#app/questions/question.ts';
import { questionSchema } from '#app/questions/schemas.ts';
import { type ModuleFile, moduleFileSchema, questionsFileSchema } from './content-schemas.ts';
import { type PlaceOf, readYaml } from './internal/strict-yaml.ts';
import { type ParsedLesson, parseLesson } from './parse-lesson.ts';

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
 * Reads the files of a module (name in its folder → text) without compiling them. A lesson or question that cannot be read
 * is left out, since the check explains it; null where `module.yaml` cannot be read. `folder` begins the names of places.
 */
export function parseModule(files: Record<string, string>, folder: string): ParsedModule | null {
  const nameOf = (name: string) => (folder ? `${folder}/${name}` : name);
  const head = readYaml(moduleFileSchema, files['module.yaml'] ?? '');
  if (!head.ok) return null;
  const names = Object.keys(files).filter((name) => /^\d{2}-.*\.mdx$/.test(name));
  return {
    file: nameOf('module.yaml'),
    head: head.value,
    at: head.at,
    lessons: names.sort().flatMap((name) => parseLesson(nameOf(name), files[name] ?? '') ?? []),
    questionsFile: nameOf('questions.yaml'),
    questions: parseQuestions(files['questions.yaml'] ?? ''),
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
