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
import { answerForm } from '#app/administration/answer-form.server.ts';
import { changeUnit, type UnitChange } from '#app/administration/change-unit.server.ts';
import { always, errorsOf } from '#app/administration/form-state.ts';
import { getUnitPage } from '#app/administration/get-unit-page.server.ts';
import { UnitTreeList } from '#app/administration/unit-tree-list.tsx';
import { OperationKey, Revision, RowId, rowIdOf } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { longDate } from '#app/ui/dates.ts';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Breadcrumbs } from '#app/ui/way.tsx';
import { messages } from './messages.ts';
import { UnitForms } from './unit-forms.tsx';

const form = { key: OperationKey, revision: Revision };
const UnitForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), key: OperationKey, name: z.string() }),
  z.object({ intent: z.literal('rename'), ...form, name: z.string() }),
  z.object({ intent: z.literal('move'), ...form, unit: z.union([z.literal('top'), RowId]) }),
  z.object({ intent: z.literal('close'), ...form }),
]);

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  await requireCapability(args, 'manage-units');
  const { db, deps } = getRuntime();
  return getUnitPage(db, deps, unitOf(args));
}

export async function action(args: ActionFunctionArgs) {
  const { personId: actorId } = await requireCapability(args, 'manage-units');
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, UnitForm);
  const unitId = unitOf(args);
  return answerForm(form, async () => {
    const { key, intent } = value;
    const change: UnitChange =
      value.intent === 'move'
        ? { ...value, unitId, parentId: value.unit === 'top' ? null : value.unit }
        : { ...value, unitId };
    return redirect(`/admin/units/${await changeUnit(db, deps, { actorId, key }, change)}?done=${intent}`);
  });
}

const unitOf = ({ params }: Pick<LoaderFunctionArgs, 'params'>) => rowIdOf(params.id, 'organisation.no-such-unit');

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.unit.name ?? 'Unit'} · Acumen` }];

export default function UnitRoute() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { unit, above, below } = page;
  const crumbs = [
    { to: '/admin/units', text: messages.back },
    ...above.map(({ id, name }) => ({ to: `/admin/units/${id}`, text: name })),
  ];
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused)} cause={refused} />
      <PageHeader way={<Breadcrumbs crumbs={crumbs} />} title={<bdi>{unit.name}</bdi>} />
      <DoneNotice words={messages.done} unless={refused !== undefined} />
      {unit.closedOn !== null && (
        <Notice title={messages.closed(longDate(unit.closedOn))}>
          <p>{messages.closedText}</p>
        </Notice>
      )}
      <Section id="below" title={messages.below}>
        {below.length === 0 ? <p>{messages.noneBelow}</p> : <UnitTreeList units={below} parentId={unit.id} />}
      </Section>
      {unit.closedOn === null && <UnitForms page={page} refused={refused} />}
    </div>
  );
}
