import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { TextField } from '#app/administration/fields.tsx';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { studioProblem } from '#app/authoring/problem-words.ts';
import { getWithdrawPage, withdraw } from '#app/authoring/publish/withdraw.server.ts';
import { OperationKey, Revision } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

const WithdrawForm = z.object({
  intent: z.literal('withdraw'),
  key: OperationKey,
  revision: Revision,
  reason: z.string(),
});

export async function loader(args: LoaderFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  await requireCapability(args, 'publish-modules', { moduleId });
  const { db, deps } = getRuntime();
  return getWithdrawPage(db, deps, moduleId);
}

/** `revision` is the number of the version that the page showed. */
export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const { personId: actorId } = await requireCapability(args, 'publish-modules', { moduleId });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, WithdrawForm);
  return answerForm(form, async () => {
    await withdraw(db, deps, { actorId, moduleId, number: value.revision, reason: value.reason });
    return redirect(`/studio/modules/${moduleId}?done=withdraw`);
  });
}

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? messages.title(data.number) : 'Withdraw'} · ${data?.title ?? 'Studio'} · Acumen` },
];

export default function WithdrawRoute() {
  const { moduleId, title, number, instead, operationKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const state = formState('withdraw', operationKey, refused, studioProblem);
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused, studioProblem)} cause={refused} />
      <PageHeader
        way={<BackLink to={`/studio/modules/${moduleId}`}>{title}</BackLink>}
        title={messages.title(number)}
        lede={messages.lede}
      />
      <Section id="what" title={messages.what}>
        <ul>
          <li>{instead === null ? messages.none : messages.servedInstead(instead)}</li>
          <li>{messages.moved}</li>
          <li>{messages.kept}</li>
        </ul>
      </Section>
      <Section id="form" title={messages.form}>
        <AdminForm state={state} intent="withdraw" revision={number} button={messages.button(number)} look="danger">
          <TextField state={state} name="reason" label={messages.reason} hint={messages.reasonHint} maxLength={500} />
        </AdminForm>
      </Section>
    </div>
  );
}
