import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { changeRole } from '#app/administration/change-role.server.ts';
import { TextField } from '#app/administration/fields.tsx';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { getRolesPage } from '#app/administration/get-roles-page.server.ts';
import { messages as shared } from '#app/administration/messages.ts';
import { OperationKey, Revision, RowId } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { Details } from '#app/ui/details.tsx';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

const RoleForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), key: OperationKey, name: z.string() }),
  z.object({ intent: z.literal('rename'), key: OperationKey, name: z.string(), row: RowId, revision: Revision }),
]);

export async function loader(args: LoaderFunctionArgs) {
  await requireCapability(args, 'manage-job-roles');
  const { db, deps } = getRuntime();
  return getRolesPage(db, deps);
}

export async function action(args: ActionFunctionArgs) {
  const { personId: actorId } = await requireCapability(args, 'manage-job-roles');
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, RoleForm);
  return answerForm(form, async () => {
    await changeRole(db, deps, { actorId, key: value.key }, value);
    return redirect(`/admin/roles?done=${value.intent}`);
  });
}

export const shouldRevalidate = always;

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function RolesRoute() {
  const { roles, operationKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const add = formState('add', operationKey, refused);
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused)} cause={refused} />
      <PageHeader way={<BackLink to="/admin">{shared.admin}</BackLink>} title={messages.title} lede={messages.lede} />
      <DoneNotice words={messages.done} unless={refused !== undefined} />
      <Section id="all" title={messages.all}>
        {roles.length === 0 && <p>{messages.none}</p>}
        {roles.map(({ id, name, revision }) => {
          const rename = formState(`rename-${id}`, operationKey, refused);
          const hidden = { row: id };
          return (
            <Details key={id} summary={messages.rename(name)} open={rename.refused}>
              <AdminForm
                state={rename}
                intent="rename"
                revision={revision}
                hidden={hidden}
                button={messages.save}
                look="secondary"
              >
                <TextField state={rename} name="name" label={messages.name} stored={name} width="medium" />
              </AdminForm>
            </Details>
          );
        })}
      </Section>
      <Section id="new" title={messages.add}>
        <AdminForm state={add} intent="add" button={messages.addButton} look="secondary">
          <TextField state={add} name="name" label={messages.name} maxLength={200} width="medium" />
        </AdminForm>
      </Section>
    </div>
  );
}
