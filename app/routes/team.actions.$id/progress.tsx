import { Link } from '@remix-run/react';
import type { BulkActionPage } from '#app/team/action-view.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Table } from '#app/ui/table.tsx';
import { messages } from './messages.ts';

/** How far a bulk action has come, and everybody who was not changed, with the reason. */
export function Progress({ page }: { page: Exclude<BulkActionPage, { state: 'planned' }> }) {
  const { state, done, left, unchanged, list, after } = page;
  return (
    <div className="stack stack--loose">
      {state === 'running' ? (
        <Notice title={messages.running}>
          <p>{messages.runningText(done, left)}</p>
          <p>
            <Link to=".">{messages.again}</Link>
          </p>
        </Notice>
      ) : (
        <Notice tone={done === 0 ? 'info' : 'ok'} title={messages.done}>
          <p>
            {messages.doneText(done)} {messages.unchanged(unchanged)}
            {unchanged > 0 && '.'}
          </p>
        </Notice>
      )}
      {list.length > 0 && (
        <div>
          <Table caption={messages.caption(unchanged)} stack>
            <thead>
              <tr>
                <th scope="col">{messages.person}</th>
                <th scope="col">{messages.reason}</th>
              </tr>
            </thead>
            <tbody>
              {list.map(({ person, reason }, index) => (
                <tr key={person?.id ?? `hidden-${index}`}>
                  <th scope="row">
                    {person ? (
                      <Link to={`/team/people/${person.id}`}>
                        <bdi>{person.name}</bdi>
                      </Link>
                    ) : (
                      messages.hidden
                    )}
                  </th>
                  <td data-label={messages.reason}>{reason}</td>
                </tr>
              ))}
            </tbody>
          </Table>
          {after !== null && (
            <nav className="pages" aria-label={messages.pages}>
              <Link to={`?after=${after}`} rel="next">
                {messages.next}
              </Link>
            </nav>
          )}
        </div>
      )}
    </div>
  );
}
