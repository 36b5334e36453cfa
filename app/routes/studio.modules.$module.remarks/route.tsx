import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import styles from '#app/authoring/authoring.css?url';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { getRemarksPage, type RemarkOnItem } from '#app/authoring/remarks/get-remarks-page.server.ts';
import { remarkWords as words } from '#app/authoring/remarks/messages.ts';
import { RemarkText } from '#app/authoring/remarks/remark-text.tsx';
import { OperationKey, RowId } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { handleRemark } from '#app/learning/remarks/handle-remark.server.ts';
import { longestReply } from '#app/learning/remarks/remark.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

const HandleForm = z.object({ intent: z.literal('handle'), key: OperationKey, remark: RowId, reply: z.string() });

export async function loader(args: LoaderFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  const search = new URL(args.request.url).searchParams;
  const before = RowId.safeParse(search.get('before')).data ?? null;
  return getRemarksPage(db, deps, { moduleId, handled: search.has('handled'), before });
}

export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const { personId: actorId } = await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, HandleForm);
  return answerForm(form, async () => {
    const { key, remark: remarkId, reply } = value;
    await handleRemark(db, deps, { actorId, key }, { moduleId, remarkId, reply });
    return redirect(`/studio/modules/${moduleId}/remarks?done`);
  });
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${messages.title} · ${data?.moduleTitle ?? 'Studio'} · Acumen` },
];

const problem = (reason: string) => ({ text: words.problems[reason] ?? reason, field: null });

export default function RemarksRoute() {
  const { moduleId, moduleTitle, handled, remarks, next, operationKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const done = useSearchParams()[0].has('done');
  const base = `/studio/modules/${moduleId}`;
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused, problem)} cause={refused} />
      <PageHeader way={<BackLink to={base}>{moduleTitle}</BackLink>} title={messages.title} lede={messages.lede} />
      {!refused && done && <Notice tone="ok" title={messages.done} live />}
      <Section id="remarks" title={handled ? messages.handled : messages.open}>
        {remarks.length === 0 && <p>{handled ? messages.none.handled : messages.none.open}</p>}
        <ol className="remarks">
          {remarks.map((remark, index) => (
            <li key={remark.id}>
              <About remark={remark} base={base} />
              <RemarkText remark={remark} />
              {remark.handledOn === null && (
                <AdminForm
                  state={formState(`remark-${index}`, operationKey, refused, problem)}
                  intent="handle"
                  hidden={{ remark: remark.id }}
                  button={words.handle}
                  about={remark.item ?? undefined}
                  look="secondary"
                >
                  <TextArea
                    id={`reply-${index}`}
                    name="reply"
                    label={words.reply}
                    hint={words.replyHint}
                    rows={2}
                    maxLength={longestReply}
                  />
                </AdminForm>
              )}
            </li>
          ))}
        </ol>
        {next !== null && (
          <p>
            <Link to={`${base}/remarks?${handled ? 'handled&' : ''}before=${next}`}>{messages.older}</Link>
          </p>
        )}
        <p>
          <Link to={`${base}/remarks${handled ? '' : '?handled'}`}>
            {handled ? messages.toOpen : messages.toHandled}
          </Link>
        </p>
      </Section>
    </div>
  );
}

/** The lesson and heading, or the question, with the way to it. */
function About({ remark, base }: { remark: RemarkOnItem; base: string }) {
  const { kind, item, itemId, heading } = remark;
  return (
    <h3 className="remarks__about">
      {messages.kind[kind]}:{' '}
      {kind === 'question' ? <Link to={`${base}/questions/${itemId}`}>{item ?? itemId}</Link> : (item ?? itemId)}
      {heading !== null && ` – ${heading}`}
      {item === null && <span className="muted"> ({words.gone})</span>}
    </h3>
  );
}
