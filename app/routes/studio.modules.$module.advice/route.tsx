import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData, useLocation, useSearchParams } from '@remix-run/react';
import { useEffect } from 'react';
import { z } from 'zod';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { TextField } from '#app/administration/fields.tsx';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import styles from '#app/authoring/authoring.css?url';
import { getAdvicePage } from '#app/authoring/get-advice-page.server.ts';
import { adviceId } from '#app/authoring/lint/advice-address.ts';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { problemWords } from '#app/authoring/problem-list-messages.ts';
import { studioProblem } from '#app/authoring/problem-words.ts';
import { silence } from '#app/authoring/silence.server.ts';
import { OperationKey, Revision } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { Details } from '#app/ui/details.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

const SilenceForm = z.object({
  intent: z.literal('silence'),
  key: OperationKey,
  revision: Revision,
  rule: z.string().min(1).max(60),
  place: z.string().min(1).max(140),
  reason: z.string(),
});

export async function loader(args: LoaderFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  return getAdvicePage(db, deps, moduleId);
}

export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const { personId } = await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, SilenceForm);
  return answerForm(form, async () => {
    const { rule, place, reason, revision } = value;
    await silence(db, deps, personId, { moduleId, rule, place, reason, revision });
    return redirect(`/studio/modules/${moduleId}/advice?done`);
  });
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${messages.title} · ${data?.title ?? 'Studio'} · Acumen` },
];

export default function AdviceRoute() {
  const { moduleId, title, revision, findings, silenced, operationKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const done = useSearchParams()[0].has('done');
  const base = `/studio/modules/${moduleId}`;
  const { hash } = useLocation();
  useEffect(() => {
    // The page as a whole takes the focus first.
    const later = requestAnimationFrame(() => openAt(hash.slice(1)));
    return () => cancelAnimationFrame(later);
  }, [hash]);
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused, studioProblem)} cause={refused} />
      <PageHeader way={<BackLink to={base}>{title}</BackLink>} title={messages.title} lede={messages.lede} />
      {!refused && done && <Notice tone="ok" title={messages.done} live />}
      <Section id="all" title={messages.all}>
        {findings === null && <p>{messages.unreadable}</p>}
        {findings?.length === 0 && <p>{messages.none}</p>}
        <ol className="problems">
          {findings?.map(({ rule, place, file, line, message, why, fix }, index) => {
            const state = formState(`advice-${index}`, operationKey, refused, studioProblem);
            return (
              <li key={`${rule} ${place}`} id={adviceId({ rule, place })}>
                <p className="problems__place">
                  <Link to={`${base}/${file}#line-${line}`}>{problemWords.inFile(file, line)}</Link>
                </p>
                <p>{message}</p>
                <p className="muted">{why}</p>
                <p>{fix}</p>
                <Details summary={messages.silence} open={state.refused}>
                  <AdminForm
                    state={state}
                    intent="silence"
                    revision={revision}
                    hidden={{ rule, place }}
                    button={messages.button}
                    about={messages.about(message)}
                    look="secondary"
                  >
                    <TextField state={state} name="reason" label={messages.reason} maxLength={500} />
                  </AdminForm>
                </Details>
              </li>
            );
          })}
        </ol>
      </Section>
      <Section id="silenced" title={messages.silenced}>
        {silenced.length === 0 ? (
          <p>{messages.nobody}</p>
        ) : (
          <ul>
            {silenced.map(({ rule, place, reason }) => (
              <li key={`${rule} ${place}`}>{`${rule}: ${reason}`}</li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

/** Whoever comes from the editor finds the form of that finding open. */
function openAt(id: string): void {
  const details = document.getElementById(id)?.querySelector('details');
  if (!details) return;
  details.open = true;
  details.querySelector('summary')?.focus();
}
