import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import styles from '#app/administration/admin.css?url';
import { capabilitiesOfArea } from '#app/administration/areas.ts';
import { getPeoplePage } from '#app/administration/get-people-page.server.ts';
import { messages as shared } from '#app/administration/messages.ts';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireAnyOf } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextInput } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Table } from '#app/ui/table.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

const Asked = z.object({ q: z.string().max(200).optional() });

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  await requireAnyOf(args, capabilitiesOfArea.people);
  const { db, deps } = getRuntime();
  return getPeoplePage(db, deps, parseQuery(args.request, Asked));
}

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function PeopleRoute() {
  const { q, people, more } = useLoaderData<typeof loader>();
  return (
    <div className="page">
      <PageHeader way={<BackLink to="/admin">{shared.admin}</BackLink>} title={messages.title} lede={messages.lede} />
      <div className="stack">
        <Form className="admin-search" method="get" action="/admin/people" key={q}>
          <TextInput id="q" name="q" type="search" label={messages.search} defaultValue={q} maxLength={100} />
          <Button look="secondary">{messages.find}</Button>
        </Form>
        <p>
          <ButtonLink to="/admin/people/new">{messages.add}</ButtonLink>
        </p>
        {people.length === 0 ? (
          <EmptyState title={messages.none}>
            <p>{messages.noneText}</p>
          </EmptyState>
        ) : (
          <Table caption={messages.caption(people.length, more)} stack>
            <thead>
              <tr>
                <th scope="col">{messages.name}</th>
                <th scope="col">{messages.staffNumber}</th>
                <th scope="col">{messages.unit}</th>
                <th scope="col">{messages.jobRole}</th>
              </tr>
            </thead>
            <tbody>
              {people.map(({ id, name, staffNumber, unit, jobRole, active }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to={`/admin/people/${id}`}>
                      <bdi>{name}</bdi>
                    </Link>{' '}
                    {!active && <Tag state="off">{messages.inactive}</Tag>}
                  </th>
                  <td data-label={messages.staffNumber}>{staffNumber ?? messages.nothing}</td>
                  <td data-label={messages.unit}>{unit ?? messages.nothing}</td>
                  <td data-label={messages.jobRole}>{jobRole ?? messages.nothing}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </div>
    </div>
  );
}
