import { Link } from '@remix-run/react';
import type { EarlierAttempt } from '#app/reporting/quiz-view.ts';
import { longDate } from '#app/ui/dates.ts';
import { messages } from './messages.ts';

export function EarlierAttempts({ slug, earlier }: { slug: string; earlier: EarlierAttempt[] }) {
  if (earlier.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="earlier">
      <h2 id="earlier">{messages.earlier}</h2>
      <ul>
        {earlier.map((attempt) => (
          <li key={attempt.id}>
            <Link to={`/learn/${slug}/quiz?attempt=${attempt.id}`}>
              {attempt.passed
                ? messages.earlierPassed(longDate(attempt.on))
                : messages.earlierShort(longDate(attempt.on))}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
