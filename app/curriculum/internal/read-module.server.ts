import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256hex } from '#app/platform/canonical-json.ts';
import type { CheckedLesson } from '../checked-content.ts';
import { type ModuleFile, moduleFileSchema, type Source } from '../content-schemas.ts';
import type { Place, Problem } from '../problem.ts';
import { readImage } from './image-size.ts';
import { type LessonReading, type LessonSurroundings, readLesson } from './read-lesson.server.ts';
import { type PlacedQuestion, readQuestions } from './read-questions.server.ts';
import { readText } from './read-text.server.ts';
import { readYaml, yamlLimits } from './strict-yaml.ts';

const pictureBytes = 1_000_000;
const lessonName = /^(\d{2})-[a-z0-9]+(-[a-z0-9]+)*\.mdx$/;

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
  assets: LessonSurroundings['assets'];
}

export async function readModule(
  folder: string,
  sources: Record<string, Source>,
  cacheDir: string | null | undefined,
): Promise<ModuleReading> {
  const file = path.join(folder, 'module.yaml');
  const questionsFile = path.join(folder, 'questions.yaml');
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.'));
  const problems = namingProblems(folder, entries);
  const head = await readHead(file, problems);
  const assets = await readAssets(folder, problems);
  const around = { lang: head?.value.lang ?? 'en', sources, assets, cacheDir };
  const names = entries.filter((entry) => entry.isFile() && lessonName.test(entry.name)).map((entry) => entry.name);
  const lessons: ModuleReading['lessons'] = [];
  for (const name of names.sort()) {
    const lessonFile = path.join(folder, name);
    const reading: LessonReading = await readLesson(lessonFile, around);
    problems.push(...reading.problems);
    if (reading.lesson) lessons.push({ value: reading.lesson, file: lessonFile, at: reading.at });
  }
  if (names.length === 0)
    problems.push({ file, line: 1, column: 1, message: 'This module has no lesson.', fix: 'Add 01-name.mdx.' });
  const bank = await readQuestions(questionsFile);
  problems.push(...bank.problems);
  return {
    problems,
    slug: path.basename(folder),
    file,
    head,
    lessons,
    questionsFile,
    questions: bank.questions,
    assets,
  };
}

async function readHead(file: string, problems: Problem[]): Promise<ModuleReading['head']> {
  const text = await readText(file, yamlLimits.bytes);
  if (!text.ok) {
    problems.push(text.problem);
    return null;
  }
  const head = readYaml(moduleFileSchema, text.text);
  if (head.ok) return { value: head.value, at: head.at, file };
  problems.push(...head.problems.map((problem) => ({ file, ...problem })));
  return null;
}

function namingProblems(folder: string, entries: Dirent[]): Problem[] {
  const at = (name: string, message: string, fix: string) => ({
    file: path.join(folder, name),
    line: 1,
    column: 1,
    message,
    fix,
  });
  const problems: Problem[] = [];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(path.basename(folder))) {
    problems.push(
      at('', 'The name of this folder cannot be part of an address.', 'Use lower-case letters, digits and hyphens.'),
    );
  }
  const numbers = new Map<string, string>();
  for (const { name, ...entry } of entries.map((each) => ({
    name: each.name,
    file: each.isFile(),
    folder: each.isDirectory(),
  }))) {
    const number = lessonName.exec(name)?.[1];
    if (number && entry.file) {
      const other = numbers.get(number);
      if (other)
        problems.push(at(name, `${other} has the number ${number} too.`, 'Number the lessons in reading order.'));
      numbers.set(number, name);
    } else if (
      !(entry.file && (name === 'module.yaml' || name === 'questions.yaml')) &&
      !(entry.folder && name === 'assets')
    ) {
      problems.push(
        at(name, 'This is not part of a module.', 'Lessons are called 01-name.mdx; pictures stand in assets/.'),
      );
    }
  }
  return problems;
}

async function readAssets(folder: string, problems: Problem[]): Promise<LessonSurroundings['assets']> {
  const entries = await readdir(path.join(folder, 'assets'), { withFileTypes: true }).catch(() => []);
  const assets: LessonSurroundings['assets'] = [];
  for (const entry of entries.filter(({ name }) => !name.startsWith('.'))) {
    const file = path.join(folder, 'assets', entry.name);
    const refuse = (message: string, fix: string) => problems.push({ file, line: 1, column: 1, message, fix });
    if (!entry.isFile() || !/^[a-z0-9][a-z0-9._-]*$/.test(entry.name)) {
      refuse(
        'This name cannot be part of an address, or this is not a plain file.',
        'Use lower-case letters, digits, dots and hyphens.',
      );
      continue;
    }
    const bytes = await readFile(file);
    const kind = readImage(bytes);
    if (!kind) refuse('This is not a PNG, JPEG or WebP picture.', 'Export it as one of these.');
    else if (bytes.length > pictureBytes)
      refuse(`This picture has more than ${pictureBytes} bytes.`, 'Make it smaller.');
    else {
      const { type, width, height, extension } = kind;
      const sha256 = sha256hex(bytes);
      assets.push({
        path: `assets/${entry.name}`,
        sha256,
        type,
        bytes,
        width,
        height,
        url: `/media/${sha256}.${extension}`,
      });
    }
  }
  return assets;
}
