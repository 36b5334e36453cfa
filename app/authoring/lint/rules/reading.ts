import type { ParsedQuestion } from '#app/curriculum/parse-module.ts';
import { type Reading, readingGrade, sentencesOf } from '#app/formats/reading-grade.ts';
import { advise, type Finding, type LessonRule, type ModuleRule, type Subject } from '../finding.ts';
import { onceFor } from '../once-for.ts';
import { passagesOf, runningText } from '../prose.ts';
import { questionTexts } from '../question-texts.ts';

/** DESIGN §9 asks for grade 8 of the foundation track; the rest is for people with a profession. */
const most = { foundation: 8, full: 10 };
/** A shorter text has no grade that means anything. */
const fewestWords = 100;
const shown = 3;

export const readingGradeOfLesson: LessonRule = (lesson) => {
  const { file, head, at } = lesson;
  const limit = head.tracks.includes('foundation') ? most.foundation : most.full;
  return tooHard(readingGrade(runningText(passagesOf(lesson))), limit, { file, at: at(['title']), item: head.id });
};

/** The questions that everybody is asked, with their options and feedback, as one text. */
export const readingGradeOfBank: ModuleRule = ({ head, questions, questionsFile }) => {
  const where = { file: questionsFile, at: { line: 1, column: 1 }, item: `${head.id}-bank` };
  return tooHard(gradeOfBank(questions), most.foundation, where);
};

const gradeOfBank = onceFor((questions: ParsedQuestion[]): Reading => {
  const asked = questions.filter(({ question }) => question.tracks.includes('foundation'));
  return readingGrade(asked.flatMap(({ question }) => questionTexts(question)).join('\n'));
});

function tooHard({ grade, words, hardest }: Reading, limit: number, where: Omit<Subject, 'about'>): Finding[] {
  if (words < fewestWords || grade <= limit) return [];
  const subject = { ...where, about: `grade ${Math.ceil(grade)}` };
  return [advise('reading-grade', subject, grade.toFixed(1), limit, hardest.slice(0, shown))];
}

const sentenceWords = 30;
const paragraphWords = 100;

export const longSentences: LessonRule = (lesson) =>
  passagesOf(lesson).flatMap((passage) =>
    sentencesOf(passage.text).flatMap((sentence) => {
      const count = wordCount(sentence);
      if (count <= sentenceWords) return [];
      const at = passage.at(Math.max(0, passage.text.indexOf(sentence)));
      return [
        advise('sentence-long', { file: lesson.file, at, item: lesson.head.id, about: sentence }, count, sentence),
      ];
    }),
  );

export const longParagraphs: LessonRule = (lesson) =>
  passagesOf(lesson).flatMap((passage) => {
    const count = wordCount(passage.text);
    if (count <= paragraphWords) return [];
    const subject = { file: lesson.file, at: passage.at(0), item: lesson.head.id, about: passage.text };
    return [advise('paragraph-long', subject, count)];
  });

const wordCount = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}’'.,%-]*/gu)?.length ?? 0;
