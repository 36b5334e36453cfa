import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { SelectField, TextField } from '#app/administration/fields.tsx';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { sheetFormats } from '#app/formats/sheet.ts';
import { OperationKey } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getExportsPage } from '#app/interop/get-exports-page.server.ts';
import { addProfile } from '#app/interop/save-profile.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { peopleColumns } from '#app/reporting/people-columns.ts';
import { SavedFilter, setParts } from '#app/reporting/people-filter.ts';
import { savedFilterWords } from '#app/reporting/saved-filter-words.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Breadcrumbs } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

const AddForm = SavedFilter.extend({
  intent: z.literal('add'),
  key: OperationKey,
  name: z.string().max(1000),
  format: z.enum(sheetFormats),
});

export async function loader(args: LoaderFunctionArgs) {
  const owner = await requireCapability(args, 'export-team', 'somewhere');
  const { db, deps } = getRuntime();
  return getExportsPage(db, deps, owner, setParts(parseQuery(args.request, SavedFilter)));
}

export async function action(args: ActionFunctionArgs) {
  const { personId: ownerId } = await requireCapability(args, 'export-team', 'somewhere');
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, AddForm);
  const { intent: _, key, name, format, ...filter } = value;
  return answerForm(form, async () => {
    const usual = {
      dateFormat: 'yyyy-mm-dd',
      byCourse: false,
      columns: Object.keys(peopleColumns),
      codes: {},
    } as const;
    const wish = { ...usual, columns: [...usual.columns], name, format, filter: setParts(filter) };
    const id = await addProfile(db, deps, { ownerId, key }, wish);
    return redirect(`/team/exports/${id}?done=add`);
  });
}

export const shouldRevalidate = always;

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

const crumbs = [
  { to: '/team', text: messages.team },
  { to: '/team/people', text: messages.people },
];

export default function ExportsRoute() {
  const { profiles, filter, names, operationKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const isRemoved = useSearchParams()[0].get('done') === 'remove';
  const state = formState('add', operationKey, refused);
  const formats = sheetFormats.map((value) => ({ value, text: messages.formats[value] }));
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused)} cause={refused} />
      <PageHeader way={<Breadcrumbs crumbs={crumbs} />} title={messages.title} lede={messages.lede} />
      {!refused && isRemoved && <Notice tone="ok" title={messages.removed} live />}
      <Section id="own" title={messages.own}>
        {profiles.length === 0 ? (
          <p>{messages.none}</p>
        ) : (
          <ul>
            {profiles.map(({ id, name, format }) => (
              <li key={id}>
                <Link to={`/team/exports/${id}`}>
                  <bdi>{name}</bdi>
                </Link>
                {`, ${messages.formats[format]}`}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section id="add" title={messages.add} text={messages.addText}>
        <p>{messages.about(savedFilterWords(names, filter.module !== undefined))}</p>
        <p className="muted">
          {messages.other} <Link to="/team/people">{messages.otherLink}</Link> {messages.otherEnd}
        </p>
        <AdminForm state={state} intent="add" hidden={filter} button={messages.addButton}>
          <TextField state={state} name="name" label={messages.name} hint={messages.nameHint} maxLength={80} />
          <SelectField state={state} name="format" label={messages.format} options={formats} empty={null} />
        </AdminForm>
      </Section>
    </div>
  );
}
