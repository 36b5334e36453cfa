import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { changeReview } from '#app/authoring/review/change-review.server.ts';
import { getReviewPage } from '#app/authoring/review/get-review-page.server.ts';
import styles from '#app/authoring/review/review.css?url';
import { reviewProblem } from '#app/authoring/review/review-problem.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireAnyOf } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { Changes, Whole } from './changes.tsx';
import { Decision } from './decision.tsx';
import { Facts } from './facts.tsx';
import { MeanwhileSection } from './meanwhile.tsx';
import { messages } from './messages.ts';
import { ReviewForm, sidesIn } from './review-form.server.ts';

/** Writing or reviewing opens the page; a verdict takes the right to review. */
const rights = ['write-modules', 'review-modules'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const actor = await requireAnyOf(args, rights, { moduleId });
  const { db, deps } = getRuntime();
  return getReviewPage(db, deps, actor, moduleId);
}

export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const actor = await requireAnyOf(args, rights, { moduleId });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, ReviewForm);
  const change = value.intent === 'take-over' ? { ...value, choices: sidesIn(form) } : value;
  return answerForm(form, async () => {
    await changeReview(db, deps, { actor, key: value.key, moduleId }, change);
    const at = 'at' in value ? `#${value.at}` : '';
    return redirect(`/studio/modules/${moduleId}/review?done=${value.intent}${at}`);
  });
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${messages.title} · ${data?.title ?? 'Module'} · Acumen` },
];

export default function ReviewRoute() {
  const page = useLoaderData<typeof loader>();
  const { moduleId, title, draft, meanwhile, operationKey } = page;
  const refused = useActionData<typeof action>()?.refused;
  const state = (form: string) => formState(form, operationKey, refused, reviewProblem);
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused, reviewProblem)} cause={refused} />
      <PageHeader
        way={<BackLink to={`/studio/modules/${moduleId}`}>{title}</BackLink>}
        title={messages.title}
        lede={messages.lede[draft.state]}
      />
      <DoneNotice words={messages.done} unless={refused !== undefined} />
      <Facts {...page} />
      {meanwhile && <MeanwhileSection meanwhile={meanwhile} draft={draft} state={state('over')} />}
      <Changes {...page} state={state} />
      <Whole {...page} state={state} />
      <Section id="decide" title={messages.decide}>
        <Decision {...page} state={state} />
      </Section>
    </div>
  );
}
