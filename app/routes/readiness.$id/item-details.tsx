import type { PanelResult } from '#app/readiness/panel-result.ts';
import { Details } from '#app/ui/details.tsx';
import { messages } from './messages.ts';

/** Each item in words: what is reached, what comes next, and what raters gave as evidence. */
export function ItemDetails({ result: { dimensions } }: { result: PanelResult }) {
  return (
    <Details summary={messages.nextLevel}>
      {dimensions.map(({ id, title, items }) => (
        <section key={id} className="item-details" aria-labelledby={`details-${id}`}>
          <h3 id={`details-${id}`}>{title}</h3>
          <ul className="list">
            {items.map((item) => (
              <li key={item.id}>
                <strong>
                  {item.id} {item.title}.
                </strong>{' '}
                {messages.now}: {item.now}. {item.next === null ? messages.top : `${messages.up}: ${item.next}.`}
                {item.notes.map(({ role, note }) => (
                  <p key={role} className="small">
                    {messages.evidence} (<bdi>{role}</bdi>): <bdi>{note}</bdi>
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Details>
  );
}
