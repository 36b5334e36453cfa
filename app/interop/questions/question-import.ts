import type { Question, Track } from '#app/questions/question.ts';

/** What no foreign format says and the author decides for all questions of a file; each can be changed afterwards. */
export interface ImportSettings {
  /** Questions become `<idPrefix>-1`, `-2` …; numbers whose id is in `taken` are passed over. */
  idPrefix: string;
  outcome: string;
  tracks: Track[];
  taken?: ReadonlySet<string>;
}

export interface ImportedQuestion {
  /** In its canonical form, as `questions.yaml` holds it. */
  question: Question;
  /** Where it begins in the file, from 1. */
  line: number;
  name?: string;
  category?: string;
  /** What the author has to look at: texts that are missing, and what could not be kept. */
  notes: string[];
}

export interface RefusedQuestion {
  name?: string;
  line: number;
  reason: string;
}

/** Each question found is in one of the lists. A file that cannot be read at all is one refusal. */
export interface QuestionImport {
  imported: ImportedQuestion[];
  refused: RefusedQuestion[];
}

/** Ends the reading of one question; the reason is a sentence. */
export class NotImported extends Error {
  constructor(
    reason: string,
    readonly line?: number,
  ) {
    super(reason);
  }
}

export const importLimits = { characters: 5_000_000, questions: 2000 };
