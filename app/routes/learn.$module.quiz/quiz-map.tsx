import { Link } from '@remix-run/react';
import type { QuizSheet } from '#app/reporting/quiz-view.ts';
import { classes } from '#app/ui/classes.ts';
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx';
import { messages } from './messages.ts';
import { isAnswered } from './sheet-state.ts';
import type { Answers } from './use-autosave.ts';

/** Every question as a numbered cell, and the way to the check page. */
export function QuizMap({ sheet, current, answers }: { sheet: QuizSheet; current: number; answers: Answers }) {
  const answered = sheet.items.filter((item) => isAnswered(item, answers));
  return (
    <nav className="quiz__sheet" aria-labelledby="sheet">
      <h2 className="quiz__sheet-title" id="sheet">
        {messages.map}
      </h2>
      <p className="small muted">{messages.mapText(answered.length, sheet.items.length)}</p>
      <ol className="quiz__map">
        {sheet.items.map((item, index) => {
          const has = answered.includes(item);
          return (
            <li key={item.position}>
              <Link
                to={`?q=${index}`}
                className={classes('quiz__cell', has && 'quiz__cell--answered')}
                aria-current={index === current ? 'page' : undefined}
              >
                {index + 1}
                <VisuallyHidden>, {has ? messages.mapAnswered : messages.mapOpen}</VisuallyHidden>
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
