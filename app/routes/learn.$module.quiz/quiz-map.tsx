import { Link } from '@remix-run/react';
import type { QuizItem, QuizSheet } from '#app/reporting/quiz-view.ts';
import { classes } from '#app/ui/classes.ts';
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx';
import { messages } from './messages.ts';
import type { SavedStates } from './use-autosave.ts';

/** Every question as a numbered cell, and the way to the check page. */
export function QuizMap({ sheet, current, saved }: { sheet: QuizSheet; current: number; saved: SavedStates }) {
  const isAnswered = (item: QuizItem) => item.answer !== null || saved[item.position]?.kind === 'saved';
  return (
    <nav className="quiz__sheet" aria-labelledby="sheet">
      <h2 className="quiz__sheet-title" id="sheet">
        {messages.map}
      </h2>
      <p className="small muted">{messages.mapText(sheet.items.filter(isAnswered).length, sheet.items.length)}</p>
      <ol className="quiz__map">
        {sheet.items.map((item, index) => {
          const answered = isAnswered(item);
          return (
            <li key={item.position}>
              <Link
                to={`?q=${index}`}
                className={classes('quiz__cell', answered && 'quiz__cell--answered')}
                aria-current={index === current ? 'page' : undefined}
              >
                {index + 1}
                <VisuallyHidden>, {answered ? messages.mapAnswered : messages.mapOpen}</VisuallyHidden>
              </Link>
            </li>
          );
        })}
      </ol>
      <p>
        <Link to="?q=check">{messages.checkTitle}</Link>
      </p>
    </nav>
  );
}
