import type { DiffLine } from '#app/curriculum/word-diff.ts';
import type { LessonPart, LessonSource } from '#app/learning/lesson-part.ts';
import type { Track } from '#app/questions/question.ts';

/** What the learner's pages show. Made by the queries of this module; holds nothing that the viewer may not see. */
export interface LearnPage {
  next: Step | null;
  /** The next stretch that fits into five minutes; null where nothing short is left, or `next` fits itself. */
  fiveMinutes: Step | null;
  courses: Course[];
  /** Courses whose time has run out and that are not open again. */
  lapsed: LapsedCourse[];
  /** What was learnt and is not part of a course above: open to read again. */
  finished: ModuleLink[];
  certificates: HeldCertificate[];
}

/** One thing to open: a lesson from a place on, or a quiz. */
export interface Step {
  kind: 'lesson' | 'quiz';
  module: string;
  title: string;
  href: string;
  /** Reading and doing, from where the person stopped. */
  minutes: number;
  begun: boolean;
  /** Where this is a lesson to read again after falling short: the quiz, for whoever wants the next attempt at once. */
  quizInstead: string | null;
  /** The heading at which the stretch starts, if it is not the beginning. */
  section: string | null;
}

export type CourseState = 'exempt' | 'overdue' | 'due-soon' | 'never-started' | 'current' | 'scheduled';

/** How a course, or a person over all courses, stands on a day, and the date that says why. */
export interface DatedState {
  /** `date-passed` is a word for *due soon* between the due date and the end of the days of grace. */
  state: CourseState | 'date-passed' | 'nothing-assigned';
  dueOn: string | null;
  overdueFrom: string | null;
  /** Nothing was asked by `dueOn`: it is the last day on which what was learnt still holds. */
  isExpiry: boolean;
}

export interface Course extends DatedState {
  cycle: string;
  title: string;
  kind: 'first' | 'renewal' | 'delta';
  modules: CourseModule[];
  /** Over all modules, lessons and quizzes. */
  minutesLeft: number;
  /** Where every quiz is passed and only the pooled score falls short: whole points missing, rounded up. */
  pointsMissing: number | null;
}

export interface LapsedCourse {
  cycle: string;
  title: string;
  /** The last day on which it held. */
  validUntil: string;
  modules: ModuleLink[];
}

export interface ModuleLink {
  id: string;
  /** Null while the module is being revised. */
  slug: string | null;
  title: string;
  track: Track;
}

export interface CourseModule {
  id: string;
  slug: string;
  title: string;
  track: Track;
  lessonsDone: number;
  lessonsNeeded: number;
  /** Lessons and quiz. */
  minutesLeft: number;
  quiz: QuizState;
  /** Nothing is left to do in it for this course. */
  met: boolean;
}

export type QuizState =
  /** No open cycle has the module, or nothing of what changed has questions. */
  | { kind: 'not-offered' }
  | { kind: 'ready'; attemptsLeft: number }
  | { kind: 'open'; answered: number; of: number }
  | { kind: 'short'; attemptsLeft: number }
  /** It opens when these are finished, which come before it in the course. */
  | { kind: 'waits'; after: { slug: string; title: string }[] }
  /** No attempt is left, and one is needed. */
  | { kind: 'talk' }
  /** Passed, but the pooled points of the course fall short: a better attempt makes up for it. */
  | { kind: 'raise'; on: string; attemptsLeft: number }
  | { kind: 'passed'; on: string };

export interface HeldCertificate {
  serial: string;
  title: string;
  issuedOn: string;
  expiresOn: string;
  state: 'valid' | 'superseded' | 'expired' | 'revoked';
}

export type LessonState = 'open' | 'begun' | 'done' | 'changed';

export interface ModulePage {
  id: string;
  slug: string;
  title: string;
  version: number;
  track: Track;
  outcomes: { id: string; text: string }[];
  /** Lessons and quiz, as `minutesLeft`. */
  minutes: number;
  minutesLeft: number;
  /** The courses that still ask for it, the earliest first. */
  due: (DatedState & { title: string; track: Track })[];
  lessons: ModuleLesson[];
  quiz: QuizState;
  questions: number;
  /** The quiz asks only what changed. */
  isDelta: boolean;
}

export interface ModuleLesson {
  id: string;
  title: string;
  minutes: number;
  state: LessonState;
  needed: boolean;
  /** On the learner's track, but nothing of it is asked this time: a delta or renewal asks only for what changed. */
  kept: boolean;
  next: boolean;
  /** The last attempt fell short on what it teaches, and it was not read again since. */
  again: boolean;
}

export interface LessonLanguage {
  lang: string;
  /** What the language calls itself. */
  name: string;
  /** The reader's language, where there is no text in it. */
  missing: string | null;
  /** The source was changed since this was translated. */
  stale: boolean;
  others: { lang: string; name: string }[];
}

export interface LessonChanges {
  /** The version that was read. */
  version: number;
  /** The old and the new text; empty where only something beside the words changed. */
  lines: DiffLine[];
  /** Checks and simulations that are to be done again, by their question or title. */
  blocks: { id: string; text: string }[];
}

export interface LessonPage {
  module: { slug: string; title: string };
  lesson: { id: string; title: string; minutes: number; number: number; of: number; version: number };
  parts: LessonPart[];
  outline: { id: string; text: string }[];
  sources: LessonSource[];
  /** The organisation's own values that stand in the text. */
  locals: Record<string, string>;
  /** Null: the text is in English and in no other language. */
  language: LessonLanguage | null;
  state: LessonState;
  /** Null where nothing that the learner did is asked again. */
  changes: LessonChanges | null;
  /** Required blocks that still wait for an answer, by their question or title. */
  waiting: { id: string; text: string }[];
  previous: { to: string; title: string } | null;
  next: { to: string; title: string } | null;
  place: string | null;
  /** Options of the places that a remark may be about; not in the data of a document, whose markup has them. */
  places?: string;
  /** What the reader's remarks on this lesson were answered. An empty remark was a tap alone. */
  replies: { remark: string; reply: string }[];
  operationKey: string;
}
