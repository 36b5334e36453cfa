import {
  type ActionFunctionArgs,
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
import styles from '#app/authoring/authoring.css?url';
import { getHistoryPage } from '#app/authoring/editor/get-history-page.server.ts';
import { restoreText } from '#app/authoring/editor/restore-text.server.ts';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { studioProblem } from '#app/authoring/problem-words.ts';
import { messages as review } from '#app/authoring/review/messages.ts';
import { StoredText } from '#app/authoring/stored-text.tsx';
import { OperationKey, Revision, RowId } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { longDate } from '#app/ui/dates.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import { TextChanges } from '#app/ui/text-changes.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

const Query = z.object({ version: Revision.optional() });
const RestoreForm = z.object({
  intent: z.literal('restore'),
  key: OperationKey,
  draft: RowId,
  revision: Revision,
  to: Revision,
});

export async function loader(args: LoaderFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  const { version } = parseQuery(args.request, Query);
  return getHistoryPage(db, deps, { moduleId, path: args.params.file ?? '', revision: version ?? null });
}

export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const { personId } = await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, RestoreForm);
  const path = args.params.file ?? '';
  return answerForm(form, async () => {
    const { draft: draftId, revision, to } = value;
    await restoreText(db, deps, personId, { moduleId, draftId, path, revision, to });
    return redirect(`/studio/modules/${moduleId}/${path}?saved`);
  });
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${messages.title} · ${data?.path ?? ''} · Acumen` },
];

export default function HistoryRoute() {
  const { moduleId, path, title, draftId, revision, lines, shown, earlier, text, changes, isNewest, operationKey } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const state = formState('restore', operationKey, refused, studioProblem);
  const [day, { by, time }] = [longDate(shown.on), shown];
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused, studioProblem)} cause={refused} />
      <PageHeader
        way={<BackLink to={`/studio/modules/${moduleId}/${path}`}>{messages.back}</BackLink>}
        where={title ?? undefined}
        title={messages.title}
        meta={[path]}
      />
      <Section
        id="change"
        title={messages.change}
        text={earlier ? messages.changed(by, day, time) : messages.begun(by, day)}
      >
        {earlier && <p className="muted small">{messages.key}</p>}
        {changes ? (
          <TextChanges lines={changes} words={review.diff} />
        ) : (
          <StoredText label={messages.whole}>{text}</StoredText>
        )}
        {isNewest ? (
          <p>{messages.newest}</p>
        ) : (
          <>
            <p className="muted">{messages.restoreText}</p>
            <AdminForm
              state={state}
              intent="restore"
              revision={revision}
              hidden={{ draft: draftId, to: String(shown.revision) }}
              button={messages.restore}
              look="secondary"
            />
          </>
        )}
      </Section>
      <Section id="versions" title={messages.lines} text={messages.linesText}>
        <Table caption={messages.caption(lines.length)}>
          <thead>
            <tr>
              <th scope="col">{messages.when}</th>
              <th scope="col">{messages.who}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.revision}>
                <th scope="row">
                  <Link
                    to={`?version=${line.revision}`}
                    aria-current={line.revision === shown.revision ? 'true' : undefined}
                  >
                    {messages.at(longDate(line.on), line.time)}
                  </Link>
                </th>
                <td>
                  {line.by}
                  {line.revision === shown.revision && <p className="muted">{messages.shown}</p>}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Section>
    </div>
  );
}
