import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { listBulkActions } from '#app/team/list-bulk-actions.server.ts';
import { decisionSentence, kindWords } from '#app/team/messages.ts';
import { longDate } from '#app/ui/dates.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Table } from '#app/ui/table.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireCapability(args, 'see-team', 'somewhere');
  const { db, deps } = getRuntime();
  return { actions: await listBulkActions(db, deps, actor) };
}

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function BulkActionsRoute() {
  const { actions } = useLoaderData<typeof loader>();
  return (
    <div className="page stack stack--loose">
      <PageHeader way={<BackLink to="/team/people">{messages.back}</BackLink>} title={messages.title} />
      {actions.length === 0 ? (
        <EmptyState title={messages.none}>
          <p>{messages.noneText}</p>
        </EmptyState>
      ) : (
        <Table caption={messages.caption} stack>
          <thead>
            <tr>
              <th scope="col">{messages.what}</th>
              <th scope="col">{messages.decision}</th>
              <th scope="col">{messages.on}</th>
              <th scope="col" className="table__number">
                {messages.done}
              </th>
              <th scope="col" className="table__number">
                {messages.unchanged}
              </th>
            </tr>
          </thead>
          <tbody>
            {actions.map(({ id, decision, startedOn, isRunning, done, unchanged }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to={`/team/actions/${id}`}>{kindWords[decision.kind]}</Link>{' '}
                  {isRunning && <Tag state="info">{messages.running}</Tag>}
                </th>
                <td data-label={messages.decision}>{decisionSentence(decision)}</td>
                <td data-label={messages.on}>{longDate(startedOn)}</td>
                <td data-label={messages.done} className="table__number">
                  {done.toLocaleString('en-GB')}
                </td>
                <td data-label={messages.unchanged} className="table__number">
                  {unchanged.toLocaleString('en-GB')}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}
