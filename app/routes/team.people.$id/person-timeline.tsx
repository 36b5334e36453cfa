import { Link } from '@remix-run/react';
import type { PersonPage } from '#app/reporting/team-view.ts';
import type { TimelineLine } from '#app/reporting/timeline-line.ts';
import { longDate } from '#app/ui/dates.ts';
import { Section } from '#app/ui/section.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { messages } from './messages.ts';

/** What happened in the person's record, the newest first. */
export function PersonTimeline({ page: { timeline, earlier, isLater } }: { page: PersonPage }) {
  return (
    <Section id="timeline" title={messages.timeline}>
      {timeline.length === 0 ? (
        <p className="muted">{messages.noTimeline}</p>
      ) : (
        <ol className="timeline">
          {timeline.map((line) => (
            <Line key={line.seq} line={line} />
          ))}
        </ol>
      )}
      {(earlier !== null || isLater) && (
        <nav className="row screen-only" aria-label={messages.timelinePages}>
          {isLater && <Link to="?#timeline">{messages.newest}</Link>}
          {earlier !== null && <Link to={`?before=${earlier}#timeline`}>{messages.earlier}</Link>}
        </nav>
      )}
    </Section>
  );
}

function Line({ line: { on, text, reason, by, for: forWhom, isVoided } }: { line: TimelineLine }) {
  const notes = [messages.decided(by, forWhom), reason].filter((note) => note !== null);
  return (
    <li className="timeline__line">
      <time className="timeline__date" dateTime={on}>
        {longDate(on)}
      </time>
      <div>
        <p>{isVoided ? <s>{text}</s> : text}</p>
        {isVoided && (
          <p>
            <Tag state="off">{messages.voided}</Tag>
          </p>
        )}
        {notes.length > 0 && <p className="muted small">{notes.join(' · ')}</p>}
      </div>
    </li>
  );
}
