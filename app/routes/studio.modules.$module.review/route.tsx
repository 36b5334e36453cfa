import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { messages as studio } from '#app/authoring/messages.ts';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { changeReview } from '#app/authoring/review/change-review.server.ts';
import { getReviewPage } from '#app/authoring/review/get-review-page.server.ts';
import styles from '#app/authoring/review/review.css?url';
import { reviewProblem } from '#app/authoring/review/review-problem.ts';
import { OperationKey, Revision, RowId } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireAnyOf } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { longDate } from '#app/ui/dates.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { SummaryList } from '#app/ui/summary-list.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { Change } from './change.tsx';
import { CommentForm, CommentThread } from './comment-thread.tsx';
import { Decision } from './decision.tsx';
import { MeanwhileSection } from './meanwhile.tsx';
import { messages } from './messages.ts';

const draft = { key: OperationKey, draft: RowId };
const At = z.string().regex(/^[a-z]+(-\d+)?$/);
const ReviewForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('send'), ...draft, revision: Revision, note: z.string() }),
  z.object({ intent: z.literal('approve'), ...draft, revision: Revision, note: z.string() }),
  z.object({ intent: z.literal('return'), ...draft, revision: Revision, note: z.string() }),
  z.object({
    intent: z.literal('comment'),
    ...draft,
    path: z.string().max(120),
    item: z.string().max(200),
    line: z
      .string()
      .regex(/^\d{0,6}$/)
      .default('')
      .transform((line) => (line === '' ? null : Number(line))),
    text: z.string(),
    at: At,
  }),
  z.object({ intent: z.literal('resolve'), ...draft, comment: RowId, at: At }),
  z.object({ intent: z.literal('take-over'), ...draft, revision: Revision }),
]);

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

/** The side chosen for each file, by its key. */
function sidesIn(form: FormData): Map<string, string> {
  const sides = [...form].filter(([name]) => name.startsWith('side.'));
  return new Map(sides.map(([name, chosen]) => [name.slice('side.'.length), String(chosen)]));
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${messages.title} · ${data?.title ?? 'Module'} · Acumen` },
];

const tags = { open: 'open', review: 'begun', approved: 'done', closed: 'off' } as const;

export default function ReviewRoute() {
  const page = useLoaderData<typeof loader>();
  const { moduleId, title, draft, base, meanwhile, problems, changes, otherComments, reviews, operationKey } = page;
  const refused = useActionData<typeof action>()?.refused;
  const done = useSearchParams()[0].get('done');
  const state = (form: string) => formState(form, operationKey, refused, reviewProblem);
  const thread = { draftId: draft.id, state };
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused, reviewProblem)} cause={refused} />
      <PageHeader
        way={<BackLink to={`/studio/modules/${moduleId}`}>{title}</BackLink>}
        title={messages.title}
        lede={messages.lede[draft.state]}
      />
      {!refused && done !== null && Object.hasOwn(messages.done, done) && (
        <Notice tone="ok" title={messages.done[done]} live />
      )}
      <Section id="facts" title={messages.facts}>
        <SummaryList
          rows={[
            { term: messages.state, value: <Tag state={tags[draft.state]}>{studio.states[draft.state]}</Tag> },
            { term: messages.comparedWith, value: base ? messages.version(base.number) : messages.nothing },
            { term: messages.changes, value: messages.counted(changes.length) },
            { term: messages.problems, value: messages.counted(problems) },
            { term: messages.comments, value: messages.counted(page.open) },
          ]}
        />
        {reviews.length > 0 && (
          <ol className="comments" aria-label={messages.history}>
            {reviews.map(({ id, verdict, by, on, note }) => (
              <li key={id}>
                <p>
                  <bdi>{messages.verdicts[verdict](by)}</bdi>, {longDate(on)}
                </p>
                {note !== '' && <p dir="auto">{note}</p>}
              </li>
            ))}
          </ol>
        )}
      </Section>
      {meanwhile && <MeanwhileSection meanwhile={meanwhile} draft={draft} state={state('over')} />}
      <Section id="what" title={messages.what} text={changes.length === 0 ? undefined : messages.whatText}>
        {changes.length === 0 && <p>{messages.same}</p>}
        {changes.map((change, index) => (
          <Change key={change.key} change={change} id={`change-${index + 1}`}>
            <CommentThread {...thread} comments={change.comments} at={`change-${index + 1}`} />
            <CommentForm
              state={state(`comment-${index + 1}`)}
              draftId={draft.id}
              at={`change-${index + 1}`}
              title={change.title}
              path={change.path}
              item={change.key}
              lines={change.lines}
            />
          </Change>
        ))}
      </Section>
      <Section id="whole" title={messages.other} text={messages.otherText}>
        <CommentThread {...thread} comments={otherComments} at="whole" />
        <CommentForm
          state={state('comment-0')}
          draftId={draft.id}
          at="whole"
          title={messages.wholeDraft}
          path=""
          item=""
          lines={[]}
        />
      </Section>
      <Section id="decide" title={messages.decide}>
        <Decision {...page} state={state} />
      </Section>
    </div>
  );
}
