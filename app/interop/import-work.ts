import { convertPage, type PageInput, type PageOutcome } from './courses/convert-page.ts';
import { readAiken } from './questions/aiken.ts';
import { readGift } from './questions/gift.ts';
import { readMoodleXml } from './questions/moodle-xml.ts';
import type { ImportSettings, QuestionImport } from './questions/question-import.ts';

export const questionFormats = { gift: readGift, aiken: readAiken, 'moodle-xml': readMoodleXml };
export type QuestionFormat = keyof typeof questionFormats;

export type ImportTask =
  | { kind: 'page'; page: PageInput }
  | { kind: 'questions'; format: QuestionFormat; text: string; settings: ImportSettings };
export type ImportResult = { kind: 'page'; page: PageOutcome } | { kind: 'questions'; questions: QuestionImport };

/** What the worker does: one page, or one file of questions. */
export function importWork(task: ImportTask): ImportResult {
  if (task.kind === 'page') return { kind: 'page', page: convertPage(task.page) };
  return { kind: 'questions', questions: questionFormats[task.format](task.text, task.settings) };
}
