import type { BlockComponentProps, BlockName } from '#app/blocks/block.ts';
import type { Track } from '#app/questions/question.ts';

/** What the learner's pages show. Made by the queries of this module; holds nothing that the viewer may not see. */
export interface LearnPage {
  next: Step | null;
  /** The next stretch that fits into five minutes; null where nothing short is left, or `next` fits itself. */
  fiveMinutes: Step | null;
  courses: Course[];
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
  /** The heading at which the stretch starts, if it is not the beginning. */
  section: string | null;
}

export type CourseState = 'exempt' | 'overdue' | 'due-soon' | 'never-started' | 'current' | 'scheduled';

export interface Course {
  cycle: string;
  title: string;
  kind: 'first' | 'renewal' | 'delta';
  state: CourseState;
  dueOn: string;
  modules: CourseModule[];
  /** Where every quiz is passed and only the pooled score falls short: whole points missing, rounded up. */
  pointsMissing: number | null;
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
  /** The earliest date of the courses that still ask for it. */
  dueOn: string | null;
  lessons: { id: string; title: string; minutes: number; state: LessonState; needed: boolean; next: boolean }[];
  quiz: QuizState;
  questions: number;
}

export type LessonPart =
  | { kind: 'html'; index: number; html?: string }
  /** A graded block that has no try yet: a post starts one. */
  | {
      kind: 'start';
      index: number;
      id: string;
      name: BlockName;
      title: string;
      intro: string;
      done: boolean;
      tries: number;
    }
  | { kind: 'block'; index: number; name: BlockName; props: BlockComponentProps<unknown, unknown, unknown> };

export interface LessonPage {
  module: { slug: string; title: string };
  lesson: { id: string; title: string; minutes: number; number: number; of: number; version: number };
  parts: LessonPart[];
  outline: { id: string; text: string }[];
  sources: LessonSource[];
  state: LessonState;
  /** Required blocks that still wait for an answer. */
  waiting: { id: string; name: string }[];
  previous: { to: string; title: string } | null;
  next: { to: string; title: string } | null;
  place: string | null;
  operationKey: string;
}

export interface LessonSource {
  n: number;
  id: string;
  cite: string;
  url?: string;
  status: string;
}
