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

/** Gives again what it made of the same text of this name, or makes it. */
export type Once = <T>(name: string, text: string, make: () => T) => T;

interface ParseOptions {
  /** How places name a file; absent: by its path in the module. */
  fileName?: (name: string) => string;
  /** For whoever reads a module again and again while one of its texts changes. */
  once?: Once;
}

/** `parseTexts` for files as they lie in a folder. */
export function parseModule(files: ModuleFiles, options: ParseOptions = {}): ParsedModule | null {
  const texts = [...files].filter(([name]) => /\.(?:mdx|yaml)$/.test(name));
  return parseTexts(new Map(texts.map(([name, bytes]) => [name, bytes.toString('utf8')])), options);
}

/**
 * Reads a module without compiling it. A lesson or question that cannot be read is left out, since the check explains it;
 * null where `module.yaml` cannot be read.
 */
export function parseTexts(
  texts: ReadonlyMap<string, string>,
  { fileName = (name) => name, once = (_name, _text, make) => make() }: ParseOptions = {},
): ParsedModule | null {
  const read = <T>(name: string, make: (text: string) => T): T => {
    const text = texts.get(name) ?? '';
    return once(name, text, () => make(text));
  };
  const head = read('module.yaml', (text) => readYaml(moduleFileSchema, text));
  if (!head.ok) return null;
  const names = [...texts.keys()].filter((name) => lessonName.test(name));
  return {
    file: fileName('module.yaml'),
    head: head.value,
    at: head.at,
    lessons: names.sort().flatMap((name) => read(name, (text) => parseLesson(fileName(name), text)) ?? []),
    questionsFile: fileName('questions.yaml'),
    questions: read('questions.yaml', parseQuestions),
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
