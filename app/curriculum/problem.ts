/** Something in the content that an author has to change: where it stands, what is wrong, and what to write instead. */
export interface Problem {
  /** The path as it was given: folder and file. */
  file: string;
  /** Both count from 1. */
  line: number;
  column: number;
  message: string;
  fix?: string;
}

/** A problem in a text whose file is known only to the caller. */
export type PlacedProblem = Omit<Problem, 'file'>;

export interface Place {
  line: number;
  column: number;
}

/** In reading order. */
export function sortProblems(problems: Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}
