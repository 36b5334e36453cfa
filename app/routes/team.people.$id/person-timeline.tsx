import { Link, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { AdminForm } from '#app/administration/admin-form.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import type { PersonPage } from '#app/reporting/team-view.ts';
import type { TimelineLine } from '#app/reporting/timeline-line.ts';
import { longDate } from '#app/ui/dates.ts';
import { Section } from '#app/ui/section.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { Why } from './action-fields.tsx';
import { messages } from './messages.ts';

/** What happened in the person's record, the newest first. */
export function PersonTimeline({ page, state }: { page: PersonPage; state: (form: string) => FormState }) {
  const { timeline, earlier, isLater, mayDecide } = page;
  const [search] = useSearchParams();
  const correcting = mayDecide ? Number(search.get('correct')) : null;
  return (
    <Section id="timeline" title={messages.timeline}>
      {timeline.length === 0 ? (
        <p className="muted">{messages.noTimeline}</p>
      ) : (
        <ol className="timeline">
          {timeline.map((line) => (
            <Line key={line.seq} line={line}>
              {line.mayVoid && mayDecide && line.seq === correcting && <Correct line={line} state={state('void')} />}
              {line.mayVoid && mayDecide && line.seq !== correcting && (
                <p className="small screen-only">
                  <Link to={correctPath(search, line.seq)}>
                    {messages.correct}
                    <span className="visually-hidden">: {line.text}</span>
                  </Link>
                </p>
              )}
            </Line>
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

/** The same page of the timeline, with the form for one of its entries. */
function correctPath(search: URLSearchParams, seq: number): string {
  const before = search.get('before');
  return `?${new URLSearchParams({ ...(before !== null && { before }), correct: String(seq) })}#correct`;
}

function Correct({ line: { seq }, state }: { line: TimelineLine; state: FormState }) {
  return (
    <div className="stack timeline__correct" id="correct">
      <p className="measure muted">{messages.correctText}</p>
      <AdminForm
        state={state}
        intent="void"
        hidden={{ seq: String(seq) }}
        button={messages.correctButton}
        look="danger"
      >
        <Why form={state} kind="void" />
      </AdminForm>
    </div>
  );
}

function Line({ line, children }: { line: TimelineLine; children: ReactNode }) {
  const { on, text, reason, by, for: forWhom, isVoided } = line;
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
        {children}
      </div>
    </li>
  );
}
