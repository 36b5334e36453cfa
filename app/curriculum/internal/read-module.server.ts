import type { CheckedLesson } from '../checked-content.ts';
import { type ModuleFile, moduleFileSchema, type Source } from '../content-schemas.ts';
import type { ModuleEntry, ModuleSource } from '../module-files.ts';
import type { Place, Problem } from '../problem.ts';
import { readAssets, visible } from './read-assets.server.ts';
import { type LessonReading, type LessonSurroundings, readLesson } from './read-lesson.server.ts';
import { type PlacedQuestion, questionsFile, readQuestions, readTranslatedQuestions } from './read-questions.server.ts';
import { readText } from './read-text.server.ts';
import { readYaml, yamlLimits } from './strict-yaml.ts';

const headFile = 'module.yaml';
const lessonName = /^((\d{2})-[a-z0-9]+(?:-[a-z0-9]+)*)\.mdx$/;
const translatedLesson = /^(\d{2}-[a-z0-9]+(?:-[a-z0-9]+)*)\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.mdx$/;
const translatedQuestions = /^questions\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.yaml$/;

export type Placed<T> = T & { file: string; at: (path: PropertyKey[]) => Place };

/** A module's folder as it was read, with the places of everything, before modules are compared with each other. */
export interface ModuleReading {
  problems: Problem[];
  slug: string;
  file: string;
  head: Placed<{ value: ModuleFile }> | null;
  lessons: Placed<{ value: CheckedLesson }>[];
  questionsFile: string;
  questions: PlacedQuestion[];
  translations: Translations;
  assets: LessonSurroundings['assets'];
}

export interface Translations {
  lessons: (Placed<{ value: CheckedLesson }> & { lang: string; source: CheckedLesson })[];
  questions: { file: string; lang: string; questions: PlacedQuestion[] }[];
}

export async function readModule(
  files: ModuleSource,
  sources: Record<string, Source>,
  cacheDir: string | null | undefined,
): Promise<ModuleReading> {
  const file = files.fileName(headFile);
  const entries = visible(await files.list(''));
  const problems = namingProblems(files, entries);
  const head = await readHead(files, problems);
  const assets = await readAssets(files, problems);
  const around = { lang: head?.value.lang ?? 'en', sources, assets, cacheDir };
  const names = entries.filter(({ name, kind }) => kind === 'file' && lessonName.test(name)).map(({ name }) => name);
  const lessons: ModuleReading['lessons'] = [];
  for (const name of names.sort()) {
    const reading: LessonReading = await readLesson(files, name, around);
    problems.push(...reading.problems);
    if (reading.lesson) lessons.push({ value: reading.lesson, file: files.fileName(name), at: reading.at });
  }
  if (names.length === 0)
    problems.push({ file, line: 1, column: 1, message: 'This module has no lesson.', fix: 'Add 01-name.mdx.' });
  const bank = await readQuestions(files);
  problems.push(...bank.problems);
  const translations = await readTranslations(files, { entries, around, lessons, bank: bank.questions }, problems);
  return {
    problems,
    slug: files.slug,
    file,
    head,
    lessons,
    questionsFile: files.fileName(questionsFile),
    questions: bank.questions,
    translations,
    assets,
  };
}

/** Reads `01-name.de.mdx` beside `01-name.mdx` and `questions.de.yaml`, by language. */
async function readTranslations(
  files: ModuleSource,
  module: {
    entries: ModuleEntry[];
    around: Omit<LessonSurroundings, 'translationOf'>;
    lessons: ModuleReading['lessons'];
    bank: PlacedQuestion[];
  },
  problems: Problem[],
): Promise<Translations> {
  const found: Translations = { lessons: [], questions: [] };
  const names = module.entries.filter(({ kind }) => kind === 'file').map(({ name }) => name);
  for (const name of names.sort()) {
    const [, base = '', lang = ''] = translatedLesson.exec(name) ?? [];
    const [, bankLang = ''] = translatedQuestions.exec(name) ?? [];
    const file = files.fileName(name);
    if (bankLang !== '') {
      const { questions, ...read } = await readTranslatedQuestions(files, name, bankLang, module.bank);
      problems.push(...read.problems);
      found.questions.push({ file, lang: bankLang, questions });
    }
    if (lang === '') continue;
    const sourceFile = files.fileName(`${base}.mdx`);
    const source = module.lessons.find((lesson) => lesson.file === sourceFile)?.value;
    if (!source) {
      if (!names.includes(`${base}.mdx`)) problems.push({ file, line: 1, column: 1, ...noSource(base) });
      continue;
    }
    const reading = await readLesson(files, name, { ...module.around, lang, translationOf: source });
    problems.push(...reading.problems);
    if (reading.lesson) found.lessons.push({ value: reading.lesson, file, at: reading.at, lang, source });
  }
  return found;
}

const noSource = (base: string) => ({
  message: `There is no ${base}.mdx that this could be a translation of.`,
  fix: 'Call it like its source, with the language before .mdx.',
});

const isTranslation = (name: string) => translatedLesson.test(name) || translatedQuestions.test(name);

/** `module.yaml`; null where it is not as it should be. */
export async function readHead(files: ModuleSource, problems: Problem[]): Promise<ModuleReading['head']> {
  const file = files.fileName(headFile);
  const text = await readText(files, headFile, yamlLimits.bytes);
  if (!text.ok) {
    problems.push(text.problem);
    return null;
  }
  const head = readYaml(moduleFileSchema, text.text);
  if (head.ok) return { value: head.value, at: head.at, file };
  problems.push(...head.problems.map((problem) => ({ file, ...problem })));
  return null;
}

function namingProblems(files: ModuleSource, entries: ModuleEntry[]): Problem[] {
  const at = (name: string, message: string, fix: string) => ({
    file: files.fileName(name),
    line: 1,
    column: 1,
    message,
    fix,
  });
  const problems: Problem[] = [];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(files.slug)) {
    problems.push(
      at('', 'The name of this folder cannot be part of an address.', 'Use lower-case letters, digits and hyphens.'),
    );
  }
  const numbers = new Map<string, string>();
  for (const { name, kind } of entries) {
    const number = lessonName.exec(name)?.[2];
    if (number && kind === 'file') {
      const other = numbers.get(number);
      if (other)
        problems.push(at(name, `${other} has the number ${number} too.`, 'Number the lessons in reading order.'));
      numbers.set(number, name);
    } else if (
      !(kind === 'file' && (name === headFile || name === questionsFile || isTranslation(name))) &&
      !(kind === 'folder' && name === 'assets')
    ) {
      problems.push(
        at(name, 'This is not part of a module.', 'Lessons are called 01-name.mdx; pictures stand in assets/.'),
      );
    }
  }
  return problems;
}
