import type { Step } from '#app/reporting/learner-view.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { messages } from './messages.ts';

/** Minutes; a step that fits needs no second button. */
const shortBreak = 5;

/** The one thing to do now, in one click, and the choice for a short break. */
export function NextStep({ next, fiveMinutes }: { next: Step; fiveMinutes: Step | null }) {
  return (
    <section className="next" aria-labelledby="next-step">
      <p className="next__where">{next.begun ? messages.goOn : messages.begin}</p>
      <h2 className="next__title" id="next-step">
        {next.title}
      </h2>
      <p className="next__place">
        {next.module}
        {next.section ? `, ${messages.from(next.section)}` : ''} · {messages.minutes(next.minutes)}
      </p>
      <div className="row">
        <ButtonLink to={next.href} large next>
          {next.kind === 'quiz' ? messages.openQuiz : next.begun ? messages.continueLesson : messages.openLesson}
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
    </section>
  );
}
