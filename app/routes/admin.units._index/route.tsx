import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import styles from '#app/administration/admin.css?url';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { changeUnit } from '#app/administration/change-unit.server.ts';
import { TextField } from '#app/administration/fields.tsx';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { getUnitsPage } from '#app/administration/get-units-page.server.ts';
import { messages as shared } from '#app/administration/messages.ts';
import { UnitTreeList } from '#app/administration/unit-tree-list.tsx';
import { OperationKey } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

const AddForm = z.object({ intent: z.literal('add'), key: OperationKey, name: z.string() });

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  await requireCapability(args, 'manage-units');
  const { db, deps } = getRuntime();
  return getUnitsPage(db, deps);
}

export async function action(args: ActionFunctionArgs) {
  const { personId: actorId } = await requireCapability(args, 'manage-units');
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, AddForm);
  return answerForm(form, async () => {
    const { key, intent, name } = value;
    return redirect(`/admin/units/${await changeUnit(db, deps, { actorId, key }, { intent, name, unitId: null })}`);
  });
}

export const shouldRevalidate = always;

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function UnitsRoute() {
  const { units, operationKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const add = formState('add', operationKey, refused);
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused)} cause={refused} />
      <PageHeader way={<BackLink to="/admin">{shared.admin}</BackLink>} title={messages.title} lede={messages.lede} />
      <Section id="tree" title={messages.tree}>
        {units.length === 0 ? (
          <EmptyState title={messages.none}>
            <p>{messages.noneText}</p>
          </EmptyState>
        ) : (
          <UnitTreeList units={units} />
        )}
      </Section>
      <Section id="new" title={messages.add}>
        <AdminForm state={add} intent="add" button={messages.addButton} look="secondary">
          <TextField state={add} name="name" label={messages.name} maxLength={200} width="medium" />
        </AdminForm>
      </Section>
    </div>
  );
}
