import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { addPerson } from '#app/administration/add-person.server.ts';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { SelectField, TextField } from '#app/administration/fields.tsx';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { listPlaces } from '#app/administration/list-places.server.ts';
import { DayText, OperationKey, RowIdOrNone } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { languages, languageTags } from '#app/platform/languages.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

const PersonForm = z.object({
  intent: z.literal('add'),
  key: OperationKey,
  name: z.string(),
  staffNumber: z.string(),
  email: z.string(),
  locale: z.enum(languageTags),
  unit: RowIdOrNone,
  jobRole: RowIdOrNone,
  fromOn: DayText,
});

export async function loader(args: LoaderFunctionArgs) {
  await requireCapability(args, 'manage-people');
  const { db, deps } = getRuntime();
  return listPlaces(db, deps);
}

export async function action(args: ActionFunctionArgs) {
  const { personId: actorId } = await requireCapability(args, 'manage-people');
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, PersonForm);
  return answerForm(form, async () => {
    const { id } = await addPerson(db, deps, { actorId, key: value.key }, value);
    return redirect(`/admin/people/${id}?done=add`);
  });
}

export const shouldRevalidate = always;

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function NewPersonRoute() {
  const { units, jobRoles, today, operationKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const add = formState('add', operationKey, refused);
  return (
    <div className="page page--narrow">
      <ErrorSummary errors={errorsOf(refused)} cause={refused} />
      <PageHeader
        way={<BackLink to="/admin/people">{messages.back}</BackLink>}
        title={messages.title}
        lede={messages.lede}
      />
      {units.length === 0 || jobRoles.length === 0 ? (
        <Notice tone="warn" title={messages.noPlaces}>
          <p>{messages.noPlacesText}</p>
        </Notice>
      ) : (
        <AdminForm state={add} intent="add" button={messages.button}>
          <TextField state={add} name="name" label={messages.name} hint={messages.nameHint} maxLength={200} />
          <TextField state={add} name="staffNumber" label={messages.staffNumber} maxLength={40} width="medium" />
          <TextField state={add} name="email" type="email" label={messages.email} maxLength={254} />
          <SelectField state={add} name="locale" label={messages.locale} options={languages} empty={null} stored="en" />
          <SelectField state={add} name="unit" label={messages.unit} options={units} />
          <SelectField state={add} name="jobRole" label={messages.jobRole} options={jobRoles} />
          <TextField state={add} name="fromOn" type="date" label={messages.fromOn} initial={today} width="medium" />
        </AdminForm>
      )}
    </div>
  );
}
