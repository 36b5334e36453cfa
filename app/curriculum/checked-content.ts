import type { Question, Track } from '#app/questions/question.ts';
import type { CompiledLesson } from './compiled-lesson.ts';
import type { CurriculumFile, ModuleFile, Source } from './content-schemas.ts';
import type { Problem } from './problem.ts';

/** A module that has passed the check: compiled, hashed, ready to be published. */
export interface CheckedModule {
  /** Where its `module.yaml` stands, for messages. */
  file: string;
  slug: string;
  head: ModuleFile;
  /** In reading order. */
  lessons: CheckedLesson[];
  questions: { question: Question; hash: string }[];
  /** In other languages than the module's own; each has its source among the above. */
  translations: { lessons: TranslatedLesson[]; questions: TranslatedQuestion[] };
  assets: CheckedAsset[];
}

export type TranslatedLesson = CheckedLesson & { lang: string };
export interface TranslatedQuestion {
  question: Question & { lang: string };
  hash: string;
}

export interface CheckedLesson {
  id: string;
  file: string;
  title: string;
  minutes: number;
  tracks: Track[];
  outcomes: string[];
  hash: string;
  /** The file's text with LF line ends. */
  source: string;
  compiled: CompiledLesson;
  sources: CitedInLesson[];
  blocks: CheckedBlock[];
}

export interface CheckedBlock {
  id: string;
  hash: string;
  tracks: Track[];
}

/** An entry of a lesson's list of sources, frozen with the lesson. */
export interface CitedInLesson {
  n: number;
  id: string;
  cite: string;
  url?: string;
  status: Source['status'];
}

export interface CheckedAsset {
  /** As lessons write it: `assets/name.png`. */
  path: string;
  sha256: string;
  type: string;
  bytes: Buffer;
}

export interface CheckedCurriculum extends CurriculumFile {
  file: string;
  slug: string;
}

/** A content folder as it was found. Nothing of it may be published while there are problems. */
export interface CheckedContent {
  problems: Problem[];
  modules: CheckedModule[];
  curricula: CheckedCurriculum[];
  roles: { slug: string; name: string }[];
  sources: Record<string, Source>;
}
