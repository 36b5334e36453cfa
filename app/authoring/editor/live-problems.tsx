import type { Problem } from '#app/curriculum/problem.ts';
import { Button } from '#app/ui/button.tsx';
import { problemWords } from '../problem-list-messages.ts';
import { messages } from './messages.ts';

interface LiveProblemsProps {
  problems: readonly Problem[];
  onGo: (line: number, column: number) => void;
}

/** What the check says of the text as it is typed; each place is a way to it. */
export function LiveProblems({ problems, onGo }: LiveProblemsProps) {
  return (
    <>
      <p role="status">{problems.length === 0 ? messages.problems.fine : messages.problems.count(problems.length)}</p>
      {problems.length > 0 && (
        <ol className="problems">
          {problems.map(({ line, column, message, fix }) => (
            <li key={`${line}:${column} ${message}`}>
              <p className="problems__place">
                <Button type="button" look="quiet" onClick={() => onGo(line, column)}>
                  {problemWords.place(line, column)}
                </Button>
              </p>
              <p>{message}</p>
              {fix !== undefined && <p className="muted">{fix}</p>}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
