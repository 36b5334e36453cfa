import { stringify } from 'yaml';
import type { Question } from '#app/questions/question.ts';
import { lessonFileName } from '../lesson-file-name.ts';
import { questionTexts } from './question-texts.ts';

/** One line per text, however long: a changed word is then one changed line. */
export const yaml = (value: unknown): string => stringify(value, { lineWidth: 0 });

interface LessonTexts {
  title: string;
  source: string;
  translations: { lang: string; source: string }[];
}

/** By name: `01-name.mdx`, and beside it `01-name.de.mdx`. `lessons` in reading order. */
export function lessonFiles(lessons: LessonTexts[]): [string, string][] {
  return lessons.flatMap(({ title, source, translations }, index): [string, string][] => {
    const name = lessonFileName(index + 1, title);
    return [
      [name, source],
      ...translations.map((each): [string, string] => [name.replace(/mdx$/, `${each.lang}.mdx`), each.source]),
    ];
  });
}

/** Null is the module's own language. A translation has only what a translator writes. */
export function bankFiles(all: { lang: string | null; question: Question }[]): [string, string][] {
  const langs = [...new Set([null, ...all.map(({ lang }) => lang)])];
  return langs.map((lang): [string, string] => {
    const bank = all.filter((each) => each.lang === lang).map(({ question }) => question);
    const questions = lang === null ? bank : bank.map((each) => ({ id: each.id, ...questionTexts(each) }));
    return [lang === null ? 'questions.yaml' : `questions.${lang}.yaml`, yaml({ questions })];
  });
}
