import type { Track } from '#app/questions/question.ts';

/** The immutable facts of one published module version: everything that folds and rules need, nothing that is shown as text. */
export interface VersionFacts {
  moduleId: string;
  versionId: string;
  number: number;
  fingerprint: string;
  title: string;
  lang: string;
  outcomes: { id: string; text: string }[];
  /** Minutes of each track that the module offers. */
  minutes: Partial<Record<Track, number>>;
  rule: ModuleRule;
  /** In reading order. */
  lessons: LessonFacts[];
  blocks: BlockFacts[];
  questions: QuestionFacts[];
  /** Texts in other languages than the module's own. */
  translations: Translation[];
}

export interface Translation {
  kind: 'lesson' | 'question';
  /** Of the lesson or question. */
  id: string;
  lang: string;
  hash: string;
  /** Its source was changed materially since the translator last wrote. */
  stale: boolean;
}

export interface ModuleRule {
  draw: { perOutcome: number };
  full: { passPercent: number };
  pretest: { passPercent: number };
}

export interface LessonFacts {
  id: string;
  hash: string;
  title: string;
  minutes: number;
  tracks: Track[];
  outcomes: string[];
  since: number;
}

export interface BlockFacts {
  id: string;
  lessonId: string;
  name: string;
  modelVersion: number;
  tracks: Track[];
  required: boolean;
  graded: boolean;
  since: number;
}

export interface QuestionFacts {
  id: string;
  hash: string;
  type: string;
  tracks: Track[];
  outcome: string;
  critical: boolean;
  points: number;
  group: string | null;
  since: number;
}
