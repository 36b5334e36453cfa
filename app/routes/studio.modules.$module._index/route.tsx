import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { addPicture } from '#app/authoring/add-picture.server.ts';
import styles from '#app/authoring/authoring.css?url';
import { changeDraft } from '#app/authoring/change-draft.server.ts';
import { type DraftPageFile, getDraftPage } from '#app/authoring/get-draft-page.server.ts';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { confirmModule } from '#app/authoring/review/confirm-module.server.ts';
import { reviewProblem } from '#app/authoring/review/review-problem.ts';
import { ModuleFilesSection } from '#app/exchange/module-files-section.tsx';
import { uploadOf } from '#app/exchange/upload-of.server.ts';
import { DayText, OperationKey, Revision, RowId } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { Check, GiveUp, Parts } from './draft-parts.tsx';
import { Lessons } from './lessons.tsx';
import { messages } from './messages.ts';
import { Pictures, pictureForm } from './pictures.tsx';
import { Standing } from './standing.tsx';
import { Translations } from './translations.tsx';

const draft = { key: OperationKey, draft: RowId };
const ModuleForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('start'), key: OperationKey }),
  z.object({ intent: z.literal('add-lesson'), ...draft, title: z.string() }),
  z.object({ intent: z.literal('add-picture'), ...draft }),
  z.object({ intent: z.literal('remove-file'), ...draft, path: z.string().max(120), revision: Revision }),
  z.object({ intent: z.literal('move-up'), ...draft, path: z.string().max(120) }),
  z.object({ intent: z.literal('translate'), ...draft, path: z.string().max(120), lang: z.string().max(12) }),
  z.object({ intent: z.literal('give-up'), ...draft, revision: Revision }),
  z.object({ intent: z.literal('reviewed'), key: OperationKey, on: DayText }),
]);

export async function loader(args: LoaderFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const actor = await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  return getDraftPage(db, deps, actor, moduleId);
}

export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const actor = await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, ModuleForm);
  return answerForm(form, async () => {
    const { key } = value;
    if (value.intent === 'add-picture') {
      const where = { actorId: actor.personId, key, moduleId, draftId: value.draft };
      const added = await addPicture(db, deps, where, await uploadOf(form));
      if (!added.ok) {
        return data({ refused: undefined, unusable: `${added.message} ${added.fix}` }, { status: 422 });
      }
    } else if (value.intent === 'reviewed') await confirmModule(db, deps, { actor, key }, { moduleId, on: value.on });
    else await changeDraft(db, deps, { actorId: actor.personId, key, moduleId }, value);
    return redirect(`/studio/modules/${moduleId}?done=${value.intent}`);
  });
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'Module'} · Acumen` }];

export default function DraftRoute() {
  const page = useLoaderData<typeof loader>();
  const { title, published, draft, origin, moduleId, problems, stale, operationKey } = page;
  const answer = useActionData<typeof action>();
  const refused = answer?.refused;
  const unusable = answer && 'unusable' in answer ? answer.unusable : undefined;
  const state = (form: string) => formState(form, operationKey, refused, reviewProblem);
  const base = `/studio/modules/${moduleId}`;
  const of = (kind: DraftPageFile['kind']) => draft?.files.filter((file) => file.kind === kind) ?? [];
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused, reviewProblem)} cause={refused} />
      {unusable !== undefined && (
        <ErrorSummary errors={[{ text: unusable, href: `#${pictureForm}-file` }]} cause={answer} />
      )}
      <PageHeader
        way={<BackLink to="/studio">{messages.back}</BackLink>}
        title={title}
        lede={draft ? messages.lede.open(draft.owner) : messages.lede.none}
      />
      <DoneNotice words={messages.done} unless={answer !== undefined} />
      <Standing {...page} state={state} />
      <ul className="link-row">
        {draft && (
          <li>
            <Link to={`${base}/details`}>{messages.details}</Link>
          </li>
        )}
        <li>
          <Link to={`${base}/questions`}>{messages.questions}</Link>
        </li>
        {published && (
          <li>
            <Link to={`${base}/remarks`}>{messages.remarks}</Link>
          </li>
        )}
      </ul>
      {!draft && (
        <Section id="begin" title={messages.begin} text={messages.beginText}>
          <AdminForm state={state('start')} intent="start" button={messages.begin} />
        </Section>
      )}
      {draft && (
        <>
          <Lessons base={base} draftId={draft.id} files={of('lesson')} state={state} />
          <Parts base={base} files={[...of('head'), ...of('questions')]} />
          <Translations base={base} draftId={draft.id} files={draft.files} stale={stale} state={state} />
          <Pictures draftId={draft.id} files={of('picture')} unusable={unusable} state={state} />
          <Check base={base} problems={problems} />
          <GiveUp draft={draft} state={state('end')} />
        </>
      )}
      <ModuleFilesSection moduleId={moduleId} origin={origin} hasDraft={draft !== null} />
    </div>
  );
}
