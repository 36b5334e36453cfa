import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { TextField } from '#app/administration/fields.tsx';
import { always, errorsOf, type FormState, formState } from '#app/administration/form-state.ts';
import { DayText, OperationKey } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { addDays, today } from '#app/platform/calendar.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { messages as shared } from '#app/readiness/messages.ts';
import { openRound } from '#app/readiness/open-round.server.ts';
import { roundKinds } from '#app/readiness/round.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

/** How long a round is proposed to take answers. */
const usualDays = 21;

const RoundForm = z.object({
  intent: z.enum(roundKinds),
  key: OperationKey,
  title: z.string(),
  closesOn: DayText,
  roles: z.string().default(''),
});

export async function loader(args: LoaderFunctionArgs) {
  await requireCapability(args, 'manage-readiness');
  const { deps } = getRuntime();
  return { operationKey: deps.newToken(), proposed: addDays(today(deps.zone, deps.now()), usualDays) };
}

export async function action(args: ActionFunctionArgs) {
  const { personId: actorId } = await requireCapability(args, 'manage-readiness');
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, RoundForm);
  return answerForm(form, async () =>
    redirect(`/readiness/${await openRound(db, deps, { actorId, key: value.key }, { ...value, kind: value.intent })}`),
  );
}

export const shouldRevalidate = always;

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function NewRoundRoute() {
  const { operationKey, proposed } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const state = (form: string) => formState(form, operationKey, refused);
  const [panel, survey] = [state('panel'), state('survey')];
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused)} cause={refused} />
      <PageHeader
        way={<BackLink to="/readiness">{messages.back}</BackLink>}
        title={messages.title}
        lede={messages.lede}
      />
      <Section id="panel" title={shared.kinds.panel} text={`${shared.kindHints.panel} ${messages.panelText}`}>
        <AdminForm state={panel} intent="panel" button={messages.openPanel}>
          <RoundFields state={panel} closesOn={proposed} />
          <TextArea
            id={panel.id('roles')}
            name="roles"
            rows={7}
            label={messages.roles}
            hint={messages.rolesHint}
            error={panel.error('roles')}
            defaultValue={panel.value('roles')}
          />
        </AdminForm>
      </Section>
      <Section id="survey" title={shared.kinds.survey} text={`${shared.kindHints.survey} ${messages.surveyText}`}>
        <AdminForm state={survey} intent="survey" button={messages.openSurvey}>
          <RoundFields state={survey} closesOn={proposed} />
        </AdminForm>
      </Section>
    </div>
  );
}

function RoundFields({ state, closesOn }: { state: FormState; closesOn: string }) {
  return (
    <>
      <TextField
        state={state}
        name="title"
        label={messages.name}
        hint={messages.nameHint}
        maxLength={200}
        width="medium"
      />
      <TextField
        state={state}
        name="closesOn"
        type="date"
        label={messages.closesOn}
        initial={closesOn}
        width="medium"
      />
    </>
  );
}
