import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { getRulesPage } from '#app/administration/get-rules-page.server.ts';
import { messages as shared } from '#app/administration/messages.ts';
import { RuleStateTag } from '#app/administration/rule-state-tag.tsx';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { number } from '#app/reporting/people-words.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Details } from '#app/ui/details.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Table } from '#app/ui/table.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

export async function loader(args: LoaderFunctionArgs) {
  await requireCapability(args, 'manage-rules');
  const { db, deps } = getRuntime();
  return getRulesPage(db, deps);
}

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function RulesRoute() {
  const { open, ended } = useLoaderData<typeof loader>();
  return (
    <div className="page">
      <PageHeader way={<BackLink to="/admin">{shared.admin}</BackLink>} title={messages.title} lede={messages.lede} />
      <div className="stack">
        <p className="row">
          <ButtonLink to="/admin/rules/new">{messages.add}</ButtonLink>
          <Link to="/admin/rules/matrix">{messages.matrix}</Link>
        </p>
        {open.length === 0 ? <p>{messages.none}</p> : <Rules rules={open} />}
        {ended.length > 0 && (
          <Details summary={messages.ended(ended.length)}>
            <Rules rules={ended} />
          </Details>
        )}
      </div>
    </div>
  );
}

function Rules({ rules }: { rules: ReturnType<typeof useLoaderData<typeof loader>>['open'] }) {
  return (
    <Table caption={messages.caption(rules.length)} captionHidden stack>
      <thead>
        <tr>
          <th scope="col">{messages.rule}</th>
          <th scope="col">{messages.sentence}</th>
          <th scope="col" className="table__number">
            {messages.reaches}
          </th>
          <th scope="col">{messages.state}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map(({ id, title, sentence, people, state, fromContent }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/admin/rules/${id}`}>
                <bdi>{title}</bdi>
              </Link>
            </th>
            <td>
              {sentence} {fromContent && <span className="muted">({shared.rule.fromContent})</span>}
            </td>
            <td className="table__number" data-label={messages.reaches}>
              {people === null ? messages.notInForce : number(people)}
            </td>
            <td className="nowrap" data-label={messages.state}>
              <RuleStateTag state={state} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
