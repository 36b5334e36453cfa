import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { dateFormats, sheetFormats } from '#app/formats/sheet.ts';
import { OperationKey, Revision, RowId, rowIdOf } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { acceptRun } from '#app/interop/accept-run.server.ts';
import { getExportPage } from '#app/interop/get-exports-page.server.ts';
import { removeProfile } from '#app/interop/remove-profile.server.ts';
import { saveProfile } from '#app/interop/save-profile.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { savedFilterWords } from '#app/reporting/saved-filter-words.ts';
import styles from '#app/reporting/team.css?url';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Breadcrumbs } from '#app/ui/way.tsx';
import { Downloads } from './downloads.tsx';
import { columnTitles, messages } from './messages.ts';
import { Runs } from './runs.tsx';
import { SettingsForm } from './settings-form.tsx';

const ExportForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('save'),
    key: OperationKey,
    revision: Revision,
    name: z.string().max(1000),
    format: z.enum(sheetFormats),
    dateFormat: z.enum(dateFormats),
    byCourse: z.enum(['0', '1']),
  }),
  z.object({ intent: z.literal('accept'), key: OperationKey, run: RowId }),
  z.object({ intent: z.literal('remove'), key: OperationKey }),
]);

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const owner = await requireCapability(args, 'export-team', 'somewhere');
  const { db, deps } = getRuntime();
  return getExportPage(db, deps, owner, idOf(args));
}

export async function action(args: ActionFunctionArgs) {
  const { personId: ownerId } = await requireCapability(args, 'export-team', 'somewhere');
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, ExportForm);
  const [id, operation] = [idOf(args), { ownerId, key: value.key }];
  return answerForm(form, async () => {
    if (value.intent === 'remove') {
      await removeProfile(db, deps, operation, id);
      return redirect('/team/exports?done=remove');
    }
    if (value.intent === 'accept') await acceptRun(db, deps, operation, { profileId: id, runId: value.run });
    else await saveProfile(db, deps, operation, { ...value, ...listsOf(form), byCourse: value.byCourse === '1', id });
    return redirect(`/team/exports/${id}?done=${value.intent}`);
  });
}

const idOf = ({ params }: Pick<LoaderFunctionArgs, 'params'>) => rowIdOf(params.id, 'interop.no-such-export');

/** Columns and codes have a field each; a column that does not exist is none. */
function listsOf(form: FormData) {
  const texts = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
  const codes = texts
    .filter(([name]) => name.startsWith('code:'))
    .map(([name, code]) => [name.slice('code:'.length), code]);
  const columns = Object.keys(columnTitles).map((_, index) => String(form.get(`column${index + 1}`) ?? ''));
  return { codes: Object.fromEntries(codes), columns: columns.filter((name) => Object.hasOwn(columnTitles, name)) };
}

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.profile.name ?? 'Export'} · Acumen` },
];

const crumbs = [
  { to: '/team', text: messages.team },
  { to: '/team/exports', text: messages.exports },
];

export default function ExportRoute() {
  const { profile, runs, curricula, names, operationKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const state = (form: string) => formState(form, operationKey, refused);
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused)} cause={refused} />
      <PageHeader
        way={<Breadcrumbs crumbs={crumbs} />}
        title={profile.name}
        lede={savedFilterWords(names, profile.filter.module !== undefined)}
      />
      <DoneNotice words={messages.done} unless={refused !== undefined} />
      <Section id="download" title={messages.download} text={messages.downloadText}>
        <Downloads id={profile.id} />
      </Section>
      <Section id="runs" title={messages.runs} text={messages.runsText}>
        <Runs runs={runs} state={state} />
      </Section>
      <Section id="settings" title={messages.settings}>
        <SettingsForm state={state('save')} profile={profile} curricula={curricula} />
      </Section>
      <Section id="remove" title={messages.remove} text={messages.removeText}>
        <AdminForm state={state('remove')} intent="remove" button={messages.removeButton} look="danger" />
      </Section>
    </div>
  );
}
