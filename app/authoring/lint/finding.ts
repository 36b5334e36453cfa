import type { Source } from '#app/curriculum/content-schemas.ts';
import type { ParsedLesson } from '#app/curriculum/parse-lesson.ts';
import type { ParsedModule } from '#app/curriculum/parse-module.ts';
import type { Place } from '#app/curriculum/problem.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import { sha256hex } from '#app/platform/canonical-json.ts';
import { type RuleId, words } from './messages.ts';

export type { RuleId };

/** Advice on a text: what there is, why it matters to learners, and what to do. It never keeps a module from being published. */
export interface Finding {
  rule: RuleId;
  file: string;
  /** Both count from 1. */
  line: number;
  column: number;
  message: string;
  why: string;
  fix: string;
  /** What it is about, whatever is edited elsewhere: the id of the item and a hash of the text concerned. */
  place: string;
}

/** A finding that somebody has decided to live with. */
export interface Silence {
  rule: string;
  place: string;
  reason: string;
}

export interface LintOptions {
  today: CalendarDate;
  sources: Record<string, Source>;
  silenced: Silence[];
  /** Names of the organisation's values that are given; absent where the text is read apart from an installation. */
  locals?: ReadonlySet<string>;
}

export type Surroundings = Omit<LintOptions, 'silenced'>;

/** Rules are pure. A rule of lessons sees one; the rules of modules see all lessons and questions. */
export type LessonRule = (lesson: ParsedLesson, around: Surroundings) => Finding[];
export type ModuleRule = (module: ParsedModule, around: Surroundings) => Finding[];

export interface Subject {
  file: string;
  at: Place;
  /** Id of the lesson, question, block, source or module. */
  item: string;
  /** The text concerned: while it stays, the finding keeps its place. */
  about: string;
}

type Words = typeof words;

/** A finding in the words of its rule. */
export function advise<R extends RuleId>(rule: R, subject: Subject, ...args: Parameters<Words[R]['say']>): Finding {
  const { why, say } = words[rule] as { why: string; say: (...args: unknown[]) => { message: string; fix: string } };
  const { file, at, item, about } = subject;
  return { rule, file, line: at.line, column: at.column, ...say(...args), why, place: placeFor(item, about) };
}

function placeFor(item: string, about: string): string {
  return `${item}~${sha256hex(about.replace(/\s+/g, ' ').trim()).slice(0, 12)}`;
}
