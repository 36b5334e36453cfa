import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { changeTool } from '#app/administration/change-tool.server.ts';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { getToolsPage } from '#app/administration/get-tools-page.server.ts';
import { messages as shared } from '#app/administration/messages.ts';
import { ToolFields } from '#app/administration/tool-fields.tsx';
import { OperationKey } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { toolRisks } from '#app/organisation/tool.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

const ToolForm = z.object({
  intent: z.literal('add'),
  key: OperationKey,
  name: z.string(),
  purpose: z.string(),
  risk: z.enum(toolRisks),
  owner: z.string(),
  approved: z.enum(['0', '1']),
});

export async function loader(args: LoaderFunctionArgs) {
  await requireCapability(args, 'manage-tools');
  const { db, deps } = getRuntime();
  return getToolsPage(db, deps);
}

export async function action(args: ActionFunctionArgs) {
  const { personId: actorId } = await requireCapability(args, 'manage-tools');
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, ToolForm);
  return answerForm(form, async () =>
    redirect(`/admin/tools/${await changeTool(db, deps, { actorId, key: value.key }, value)}?done=add`),
  );
}

export const shouldRevalidate = always;

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function ToolsRoute() {
  const { tools, operationKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const add = formState('add', operationKey, refused);
  const words = shared.tool;
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused)} cause={refused} />
      <PageHeader way={<BackLink to="/admin">{shared.admin}</BackLink>} title={messages.title} lede={messages.lede} />
      <Section id="all" title={messages.all}>
        {tools.length === 0 ? (
          <p>{messages.none}</p>
        ) : (
          <Table caption={messages.caption(tools.length)} stack>
            <thead>
              <tr>
                <th scope="col">{messages.name}</th>
                <th scope="col">{words.risk}</th>
                <th scope="col">{words.owner}</th>
                <th scope="col">{words.release}</th>
              </tr>
            </thead>
            <tbody>
              {tools.map(({ id, name, risk, owner, approved }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to={`/admin/tools/${id}`}>{name}</Link>
                  </th>
                  <td data-label={words.risk}>{words.risks[risk]}</td>
                  <td data-label={words.owner}>{owner}</td>
                  <td data-label={words.release}>{approved ? words.approved : words.notApproved}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Section>
      <Section id="new" title={messages.add}>
        <AdminForm state={add} intent="add" button={messages.button} look="secondary">
          <ToolFields state={add} />
        </AdminForm>
      </Section>
    </div>
  );
}
