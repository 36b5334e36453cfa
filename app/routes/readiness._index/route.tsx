import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { listRounds } from '#app/readiness/list-rounds.server.ts';
import { messages as shared } from '#app/readiness/messages.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { longDate } from '#app/ui/dates.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { messages } from './messages.ts';

export async function loader(args: LoaderFunctionArgs) {
  await requireCapability(args, 'manage-readiness');
  const { db, deps } = getRuntime();
  return { rounds: await listRounds(db, deps) };
}

export const meta: MetaFunction = () => [{ title: `${shared.readiness} · Acumen` }];

export default function ReadinessRoute() {
  const { rounds } = useLoaderData<typeof loader>();
  return (
    <div className="page">
      <PageHeader title={shared.readiness} lede={messages.lede} />
      <Section id="rounds" title={messages.rounds}>
        {rounds.length === 0 ? (
          <EmptyState title={messages.none}>
            <p>{messages.noneText}</p>
          </EmptyState>
        ) : (
          <Table caption={messages.caption(rounds.length)} stack>
            <thead>
              <tr>
                <th scope="col">{messages.title}</th>
                <th scope="col">{messages.kind}</th>
                <th scope="col">{messages.opened}</th>
                <th scope="col">{messages.ends}</th>
                <th scope="col">{messages.state}</th>
              </tr>
            </thead>
            <tbody>
              {rounds.map(({ id, kind, title, openedOn, endsOn, open }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to={`/readiness/${id}`}>{title}</Link>
                  </th>
                  <td data-label={messages.kind}>{shared.kinds[kind]}</td>
                  <td data-label={messages.opened}>{longDate(openedOn)}</td>
                  <td data-label={messages.ends}>{longDate(endsOn)}</td>
                  <td data-label={messages.state}>
                    <Tag state={open ? 'begun' : 'done'}>{open ? shared.open : shared.closed}</Tag>
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        <p>
          <ButtonLink to="/readiness/new">{messages.add}</ButtonLink>
        </p>
      </Section>
      <Section id="again" title={messages.why}>
        <p className="measure">{messages.whyText}</p>
        <p className="measure muted">{shared.unvalidated}</p>
      </Section>
    </div>
  );
}
