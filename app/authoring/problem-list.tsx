import { Link } from '@remix-run/react';
import { problemWords } from './problem-list-messages.ts';

interface ListedProblem {
  file: string;
  line: number;
  column: number;
  message: string;
  fix?: string;
}

interface ProblemListProps {
  problems: readonly ListedProblem[];
  base?: string;
  /** The file is said, too; with a `base` it always is. */
  named?: boolean;
}

/** What the check found, each with its place and what to do. With a `base`, the place leads to the text. */
export function ProblemList({ problems, base, named }: ProblemListProps) {
  return (
    <ol className="problems">
      {problems.map(({ file, line, column, message, fix }) => (
        <li key={`${file}:${line}:${column} ${message}`}>
          <p className="problems__place">
            {base === undefined ? (
              named ? (
                problemWords.placeInFile(file, line, column)
              ) : (
                problemWords.place(line, column)
              )
            ) : (
              <Link to={`${base}/${file}#line-${line}`}>{problemWords.inFile(file, line)}</Link>
            )}
          </p>
          <p>{message}</p>
          {fix !== undefined && <p className="muted">{fix}</p>}
        </li>
      ))}
    </ol>
  );
}
