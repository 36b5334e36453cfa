import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { changeTool } from '#app/administration/change-tool.server.ts';
import { SelectField } from '#app/administration/fields.tsx';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { getToolPage } from '#app/administration/get-tools-page.server.ts';
import { ToolFields } from '#app/administration/tool-fields.tsx';
import { OperationKey, Revision, RowIdOrNone, rowIdOf } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { toolRisks } from '#app/organisation/tool.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

const place = { key: OperationKey, unit: RowIdOrNone, jobRole: RowIdOrNone };
const ToolForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('save'),
    key: OperationKey,
    revision: Revision,
    name: z.string(),
    purpose: z.string(),
    risk: z.enum(toolRisks),
    owner: z.string(),
    approved: z.enum(['0', '1']),
  }),
  z.object({ intent: z.literal('use'), ...place }),
  z.object({ intent: z.literal('unuse'), ...place }),
]);

export async function loader(args: LoaderFunctionArgs) {
  await requireCapability(args, 'manage-tools');
  const { db, deps } = getRuntime();
  return getToolPage(db, deps, toolOf(args));
}

export async function action(args: ActionFunctionArgs) {
  const { personId: actorId } = await requireCapability(args, 'manage-tools');
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, ToolForm);
  const toolId = toolOf(args);
  return answerForm(form, async () => {
    await changeTool(db, deps, { actorId, key: value.key }, { ...value, toolId });
    return redirect(`/admin/tools/${toolId}?done=${value.intent}`);
  });
}

const toolOf = ({ params }: Pick<LoaderFunctionArgs, 'params'>) => rowIdOf(params.id, 'organisation.no-such-tool');

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.tool.name ?? 'AI tool'} · Acumen` }];

export default function ToolRoute() {
  const { tool, uses, units, jobRoles, operationKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const state = (form: string) => formState(form, operationKey, refused);
  const [save, use] = [state('save'), state('use')];
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused)} cause={refused} />
      <PageHeader way={<BackLink to="/admin/tools">{messages.back}</BackLink>} title={tool.name} lede={tool.purpose} />
      <DoneNotice words={messages.done} unless={refused !== undefined} />
      <Section id="uses" title={messages.uses} text={messages.usesText}>
        {uses.length === 0 && <p>{messages.noUses}</p>}
        <ul className="stack">
          {uses.map(({ unitId, jobRoleId, unit, jobRole }, index) => (
            <li key={`${unitId} ${jobRoleId}`}>
              <p>{`${jobRole ?? messages.anyRole}, ${unit ?? messages.anywhere}`}</p>
              <AdminForm
                state={state(`remove-${index}`)}
                intent="unuse"
                hidden={{ unit: unitId ?? '', jobRole: jobRoleId ?? '' }}
                button={messages.remove}
                look="secondary"
              />
            </li>
          ))}
        </ul>
      </Section>
      <Section id="place" title={messages.add}>
        <AdminForm state={use} intent="use" button={messages.addButton} look="secondary">
          <SelectField state={use} name="unit" label={messages.unit} options={units} empty={messages.anywhere} />
          <SelectField
            state={use}
            name="jobRole"
            label={messages.jobRole}
            options={jobRoles}
            empty={messages.anyRole}
          />
        </AdminForm>
      </Section>
      <Section id="entry" title={messages.entry}>
        <AdminForm state={save} intent="save" revision={tool.revision} button={messages.save} look="secondary">
          <ToolFields state={save} tool={tool} />
        </AdminForm>
      </Section>
    </div>
  );
}
