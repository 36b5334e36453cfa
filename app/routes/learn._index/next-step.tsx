import { Link } from '@remix-run/react';
import type { Step } from '#app/reporting/learner-view.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { messages } from './messages.ts';

/** Minutes; a step that fits needs no second button. */
const shortBreak = 5;

/** The one thing to do now, in one click, and the choice for a short break. */
export function NextStep({ next, fiveMinutes }: { next: Step; fiveMinutes: Step | null }) {
  return (
    <section className="next" aria-labelledby="next-step">
      <p className="next__where">{whereOf(next)}</p>
      <h2 className="next__title" id="next-step">
        {next.title}
      </h2>
      {next.kind === 'lesson' && (
        <p>
          {next.module}
          {next.section ? `, ${messages.from(next.section)}` : ''}
        </p>
      )}
      <p className="next__place muted">{messages.minutes(next.minutes)}</p>
      <div className="row">
        <ButtonLink to={next.href} large next>
          {buttonOf(next)}
        </ButtonLink>
        {fiveMinutes && (
          <ButtonLink to={fiveMinutes.href} look="secondary" large aria-describedby="five-minutes">
            {messages.five}
          </ButtonLink>
        )}
      </div>
      {fiveMinutes && (
        <p className="small muted" id="five-minutes">
          {messages.fiveWhy(fiveMinutes.minutes, fiveMinutes.section ?? fiveMinutes.title)}
        </p>
      )}
      {!fiveMinutes && next.minutes <= shortBreak && <p className="small muted">{messages.fits}</p>}
      {next.quizInstead && (
        <p className="small">
          <Link to={next.quizInstead}>{messages.quizInstead}</Link>
        </p>
      )}
    </section>
  );
}

function whereOf({ kind, begun, quizInstead }: Step): string {
  if (quizInstead) return messages.again;
  if (begun) return messages.goOn;
  return kind === 'quiz' ? messages.quizLeft : messages.begin;
}

function buttonOf({ kind, begun, quizInstead }: Step): string {
  if (kind === 'quiz') return messages.openQuiz;
  return begun && !quizInstead ? messages.continueLesson : messages.openLesson;
}
