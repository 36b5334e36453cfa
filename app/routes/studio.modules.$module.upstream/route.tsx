import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import styles from '#app/exchange/exchange.css?url';
import { getUpstreamPage } from '#app/exchange/get-upstream-page.server.ts';
import { exchangeProblem } from '#app/exchange/problem-words.ts';
import { takeUpstreamFile } from '#app/exchange/take-upstream-file.server.ts';
import { OperationKey, RowIdOrNone } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextChanges } from '#app/ui/text-changes.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

const TakeForm = z.object({
  intent: z.literal('take'),
  key: OperationKey,
  name: z.string().max(200),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  draft: RowIdOrNone,
  revision: z.coerce.number().int().min(0),
});

export async function loader(args: LoaderFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  return getUpstreamPage(db, deps, moduleId);
}

export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const { personId: actorId } = await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, TakeForm);
  const { key, draft, ...file } = value;
  return answerForm(form, async () => {
    await takeUpstreamFile(db, deps, { actorId, key }, { moduleId, ...file, draftId: draft || null });
    return redirect(`/studio/modules/${moduleId}/upstream?done=take`);
  });
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const shouldRevalidate = always;

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function UpstreamRoute() {
  const { moduleId, title, upstream, draftId, changes, gone, operationKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const done = useSearchParams()[0].get('done');
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused, exchangeProblem)} cause={refused} />
      <PageHeader
        way={<BackLink to={`/studio/modules/${moduleId}`}>{title}</BackLink>}
        title={messages.title}
        lede={messages.lede}
      />
      {!refused && done === 'take' && <Notice tone="ok" title={messages.taken} live />}
      {(upstream === null || changes.length + gone.length === 0) && <p>{messages.none}</p>}
      {upstream && changes.length > 0 && (
        <>
          <div className="stack">
            <p className="muted">
              {messages.seen(upstream.seenAt.slice(0, 10))}. {messages.fingerprint}{' '}
              <code className="fingerprint">{upstream.fingerprint}</code>
            </p>
            <p>{draftId ? messages.against.draft : messages.against.version}</p>
          </div>
          {changes.map(({ path, name, title: lesson, who, revision, lines }, index) => (
            <Section
              key={name}
              id={`file-${index}`}
              title={lesson ?? messages.names[path] ?? path}
              text={`${path}. ${messages.who[who]}`}
            >
              {lines === null ? <p>{messages.picture}</p> : <TextChanges lines={lines} words={messages.words} />}
              <AdminForm
                state={formState(`take-${index}`, operationKey, refused, exchangeProblem)}
                intent="take"
                revision={revision}
                hidden={{ name, fingerprint: upstream.fingerprint, draft: draftId ?? '' }}
                button={messages.take}
                about={path}
                look="secondary"
              />
            </Section>
          ))}
        </>
      )}
      {gone.length > 0 && (
        <Section id="gone" title={messages.gone} text={messages.goneText}>
          <ul>
            {gone.map((path) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
