import { Link } from '@remix-run/react';
import type { DrawnDashboard } from '#app/reporting/dashboard-view.ts';
import { peoplePath } from '#app/reporting/people-filter.ts';
import { number } from '#app/reporting/people-words.ts';
import { Section } from '#app/ui/section.tsx';
import { messages } from './messages.ts';

/** Where people have stopped, each number leading to its list. */
export function Stall({ page: { stall, unit } }: { page: DrawnDashboard }) {
  if (stall?.places.length === 0) return null;
  return (
    <Section id="stall" title={messages.stall} text={stall ? messages.stallText : messages.stallLarge}>
      {stall && (
        <ol className="stall-list">
          {stall.places.map(({ module, place, lesson, n }) => (
            <li key={`${module.id} ${place}`}>
              <Link to={peoplePath({ unit: unit?.id, module: module.id, stall: place })}>
                {messages.stallPeople(n, number(n))}
              </Link>
              <span>
                {lesson ?? messages.quiz}
                <span className="stall-list__module">{module.name}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
      {stall !== null && stall.more > 0 && <p>{messages.stallMore(stall.more)}</p>}
    </Section>
  );
}
