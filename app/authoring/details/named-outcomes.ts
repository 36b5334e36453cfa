import { readHeadEntry } from '#app/curriculum/head-entry.ts';
import { readQuestionEntries } from '#app/curriculum/read-question-entries.ts';
import { type DraftFile, headPath, questionsPath } from '../draft.ts';
import { groupOf, listOf, textOf } from './field-values.ts';

/** An outcome that cannot go, and what names it. */
export interface NamedOutcome {
  id: string;
  text: string;
  /** Titles. */
  lessons: string[];
  /** The questions themselves. */
  questions: string[];
}

/** The files of a draft as far as outcomes are concerned. */
export type TextFile = Pick<DraftFile, 'path' | 'text'>;

/**
 * Outcomes of `module.yaml` that lessons or questions still name, and that are not among `kept`. A file that cannot be read names each
 * id that stands somewhere in it.
 */
export function namedOutcomes(files: readonly TextFile[], kept: readonly string[]): NamedOutcome[] {
  const textAt = (path: string) => files.find((file) => file.path === path)?.text ?? '';
  const stored = listOf(readHeadEntry('module', textAt(headPath))?.value.outcomes).map(groupOf);
  const lessons = files.filter(({ path }) => /^\d{2}-[a-z0-9-]+\.mdx$/.test(path)).map(lessonNames);
  const questions = questionNames(textAt(questionsPath));
  return stored.flatMap((outcome) => {
    const id = textOf(outcome.id);
    if (id === '' || kept.includes(id)) return [];
    const namedBy = (all: Names[]) => all.filter(({ names }) => names(id)).map(({ title }) => title);
    const found = { id, text: textOf(outcome.text), lessons: namedBy(lessons), questions: namedBy(questions) };
    return found.lessons.length + found.questions.length > 0 ? [found] : [];
  });
}

interface Names {
  title: string;
  names: (id: string) => boolean;
}

function lessonNames({ path, text }: TextFile): Names {
  const head = readHeadEntry('lesson', text ?? '')?.value;
  if (!head) return { title: path, names: standsIn(text ?? '') };
  const outcomes = listOf(head.outcomes).map(textOf);
  return { title: textOf(head.title) || path, names: (id) => outcomes.includes(id) };
}

function questionNames(text: string): Names[] {
  const list = readQuestionEntries(text);
  if (!list.ok) return text.trim() === '' ? [] : [{ title: questionsPath, names: standsIn(text) }];
  return list.entries.map((entry) => ({
    title: textOf(entry.stem) || textOf(entry.id),
    names: (id) => textOf(entry.outcome) === id,
  }));
}

const standsIn = (text: string) => {
  const words = new Set(text.split(/[^A-Za-z0-9-]+/));
  return (id: string) => words.has(id);
};
