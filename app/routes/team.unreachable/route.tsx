import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { FileLinks } from '#app/reporting/file-links.tsx';
import { getUnreachablePage } from '#app/reporting/get-unreachable-page.server.ts';
import styles from '#app/reporting/team.css?url';
import { type UnreachablePerson, whyUnreachable } from '#app/reporting/unreachable-view.ts';
import { longDate } from '#app/ui/dates.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Table } from '#app/ui/table.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireCapability({ request, context }, 'see-team', 'somewhere');
  const { db, deps } = getRuntime();
  return getUnreachablePage(db, deps, actor);
}

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function UnreachableRoute() {
  const { people, cut, mayExport, today } = useLoaderData<typeof loader>();
  return (
    <div className="page stack stack--loose">
      <PageHeader
        way={<BackLink to="/team">{messages.back}</BackLink>}
        title={messages.title}
        lede={messages.lede}
        meta={[messages.asOf(longDate(today))]}
      />
      {people.length === 0 ? (
        <EmptyState title={messages.none}>
          <p>{messages.noneText}</p>
        </EmptyState>
      ) : (
        <div>
          <Table caption={messages.caption(people.length, cut)} stack>
            <thead>
              <tr>
                <th scope="col">{messages.name}</th>
                <th scope="col">{messages.unit}</th>
                <th scope="col">{messages.due}</th>
                <th scope="col">{messages.why}</th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <Row key={person.id} person={person} today={today} />
              ))}
            </tbody>
          </Table>
          {mayExport && <FileLinks to={(format) => `/team/unreachable.${format}`} />}
        </div>
      )}
    </div>
  );
}

function Row({ person, today }: { person: UnreachablePerson; today: string }) {
  return (
    <tr>
      <th scope="row">
        <Link to={`/team/people/${person.id}`}>
          <bdi>{person.name}</bdi>
        </Link>
      </th>
      <td data-label={messages.unit}>{person.unit}</td>
      <td data-label={messages.due}>
        {messages.date(person.dueOn < today, longDate(person.dueOn))}
        <br />
        <span className="muted">{person.courses.join(', ')}</span>
      </td>
      <td data-label={messages.why}>{whyUnreachable[person.why]}</td>
    </tr>
  );
}
