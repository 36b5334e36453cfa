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
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { changePublication } from '#app/authoring/publish/change-publication.server.ts';
import { getPublishPage } from '#app/authoring/publish/get-publish-page.server.ts';
import { publishProblem } from '#app/authoring/publish/publish-problem.ts';
import styles from '#app/authoring/review/review.css?url';
import { DayText, OperationKey, Revision, RowId } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { longDate } from '#app/ui/dates.ts';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { ChoiceForm } from './choice-form.tsx';
import { messages } from './messages.ts';
import { Preview } from './preview.tsx';
import { PublishForm } from './publish-form.tsx';

const kind = z.enum(['minor', 'material']);
/** The choice stands in the address: the page shows what it means, and what is published is that. */
const Asked = z.object({ kind: kind.optional() });

const form = { key: OperationKey, draft: RowId };
const Form = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('publish'),
    ...form,
    revision: Revision,
    kind,
    redo: z.string().transform((ids) => ids.split(' ').filter(Boolean)),
    reason: z.string(),
    when: z.enum(['now', 'later']).default('now'),
    onDay: DayText.default(''),
  }),
  z.object({ intent: z.literal('cancel'), ...form }),
]);

export async function loader(args: LoaderFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  await requireCapability(args, 'publish-modules', { moduleId });
  const { db, deps } = getRuntime();
  const { kind } = parseQuery(args.request, Asked);
  const redo = new URL(args.request.url).searchParams.getAll('redo');
  return getPublishPage(db, deps, moduleId, kind === undefined ? null : { kind, redo });
}

export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const actor = await requireCapability(args, 'publish-modules', { moduleId });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, Form);
  const { key, draft: draftId } = value;
  return answerForm(form, async () => {
    const who = { actor, key, moduleId };
    if (value.intent === 'cancel') {
      await changePublication(db, deps, who, { intent: 'cancel', draftId });
      return redirect(`/studio/modules/${moduleId}/publish?done=cancel`);
    }
    const { kind, redo, reason, ...rest } = value;
    const published = await changePublication(db, deps, who, { ...rest, draftId, choice: { kind, redo, reason } });
    return redirect(`/studio/modules/${moduleId}${published === null ? '/publish?done=plan' : '?done=publish'}`);
  });
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${messages.title} · ${data?.title ?? 'Module'} · Acumen` },
];

export default function PublishRoute() {
  const { moduleId, title, draft, obstacle, edition, choice, preview, planned, tomorrow, operationKey } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const state = (form: string) => formState(form, operationKey, refused, publishProblem);
  const base = `/studio/modules/${moduleId}`;
  const isPlanned = planned?.state === 'waiting';
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused, publishProblem)} cause={refused} />
      <PageHeader
        way={<BackLink to={base}>{title}</BackLink>}
        title={messages.title}
        lede={obstacle === null ? messages.lede : undefined}
      />
      <DoneNotice words={messages.done} unless={refused !== undefined} />
      {planned && (
        <Section id="planned" title={messages.planned}>
          {planned.problem === null ? (
            <p>{messages.waiting(longDate(planned.onDay), planned.by)}</p>
          ) : (
            <Notice tone="warn" title={messages[isPlanned ? 'lost' : 'failed'](longDate(planned.onDay))}>
              <p>{publishProblem(planned.problem).text}</p>
            </Notice>
          )}
          {isPlanned && (
            <AdminForm
              state={state('cancel')}
              intent="cancel"
              hidden={{ draft: draft.id }}
              button={messages.cancel}
              look="secondary"
            />
          )}
        </Section>
      )}
      {obstacle !== null && (
        <Notice tone="warn" title={messages.obstacles[obstacle].title}>
          <p>{messages.obstacles[obstacle].text}</p>
          <p>
            <ButtonLink to={`${base}${messages.obstacles[obstacle].to}`} look="secondary">
              {messages.obstacles[obstacle].link}
            </ButtonLink>
          </p>
        </Notice>
      )}
      {edition && !isPlanned && (
        <>
          <ChoiceForm edition={edition} choice={choice} action={`${base}/publish#means`} />
          {preview && edition.needsChoice && <Preview preview={preview} stems={edition.stems} />}
          {preview && choice && (
            <PublishForm state={state('publish')} draft={draft} edition={edition} choice={choice} tomorrow={tomorrow} />
          )}
        </>
      )}
    </div>
  );
}
