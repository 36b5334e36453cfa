import { Link } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { silencePath } from '../lint/advice-address.ts';
import type { Finding } from '../lint/finding.ts';
import { problemWords } from '../problem-list-messages.ts';
import { messages } from './messages.ts';

interface AdviceListProps {
  /** Null while the text cannot be read. */
  advice: readonly Finding[] | null;
  moduleId: string;
  /** Absent where there is no editor to go to. */
  onGo?: (line: number, column: number) => void;
}

/** Advice on the text in the editor, with its reasons; it is silenced on a page of its own. */
export function AdviceList({ advice, moduleId, onGo }: AdviceListProps) {
  const words = messages.advice;
  return (
    <>
      {advice === null ? <p>{words.unread}</p> : advice.length === 0 && <p>{words.none}</p>}
      {advice !== null && advice.length > 0 && (
        <ol className="problems problems--quiet">
          {advice.map(({ rule, place, line, column, message, why, fix }) => (
            <li key={`${rule} ${place}`}>
              <p className="problems__place">
                {onGo ? (
                  <Button type="button" look="quiet" onClick={() => onGo(line, column)}>
                    {problemWords.place(line, column)}
                  </Button>
                ) : (
                  problemWords.place(line, column)
                )}
              </p>
              <p>{message}</p>
              <p className="muted">{why}</p>
              <p>
                {fix}{' '}
                <Link to={silencePath(moduleId, { rule, place })}>
                  {words.silence}
                  <span className="visually-hidden">{words.about(message)}</span>
                </Link>
              </p>
            </li>
          ))}
        </ol>
      )}
      <p>
        <Link to={`/studio/modules/${moduleId}/advice`}>{words.all}</Link>
      </p>
    </>
  );
}
