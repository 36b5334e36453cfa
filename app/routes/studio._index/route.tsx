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
import { TextField } from '#app/administration/fields.tsx';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import styles from '#app/authoring/authoring.css?url';
import { getStudioPage } from '#app/authoring/get-studio-page.server.ts';
import { messages as studio } from '#app/authoring/messages.ts';
import { newModule } from '#app/authoring/new-module.server.ts';
import { studioProblem } from '#app/authoring/problem-words.ts';
import { OperationKey } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { longDate } from '#app/ui/dates.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { messages } from './messages.ts';

const NewForm = z.object({ intent: z.literal('new'), key: OperationKey, title: z.string(), id: z.string() });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireCapability(args, 'write-modules', 'somewhere');
  const { db, deps } = getRuntime();
  return getStudioPage(db, deps, actor);
}

/** A new module takes the right to write every module: a grant for one names a module that exists. */
export async function action(args: ActionFunctionArgs) {
  const { personId: actorId } = await requireCapability(args, 'write-modules');
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, NewForm);
  return answerForm(form, async () =>
    redirect(`/studio/modules/${await newModule(db, deps, { actorId, key: value.key }, value)}`),
  );
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const shouldRevalidate = always;

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function StudioRoute() {
  const { modules, fixes, mayBegin, operationKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const add = formState('new', operationKey, refused, studioProblem);
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused, studioProblem)} cause={refused} />
      <PageHeader title={messages.title} lede={messages.lede} />
      <ul className="link-row">
        <li>
          <Link to="/studio/questions">{messages.questions}</Link>
        </li>
        <li>
          <Link to="/studio/analytics">{messages.analytics}</Link>
        </li>
      </ul>
      <Section id="modules" title={messages.modules}>
        {modules.length === 0 ? (
          <p>{messages.none}</p>
        ) : (
          <Table caption={messages.caption(modules.length)} stack>
            <thead>
              <tr>
                <th scope="col">{messages.module}</th>
                <th scope="col">{messages.published}</th>
                <th scope="col">{messages.draft}</th>
                <th scope="col">{messages.review}</th>
              </tr>
            </thead>
            <tbody>
              {modules.map(({ id, title, summary, number, ownedBy, draft, review }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to={`/studio/modules/${id}`}>{title}</Link>
                    {summary !== '' && <p className="muted">{summary}</p>}
                    <p className="muted">{messages.owners[ownedBy]}</p>
                  </th>
                  <td data-label={messages.published}>{number === null ? messages.never : messages.version(number)}</td>
                  <td data-label={messages.draft}>
                    {draft ? messages.by(studio.states[draft.state], draft.owner) : messages.noDraft}
                    {draft?.planned && (
                      <p>
                        <Tag state={draft.planned.state === 'failed' ? 'bad' : 'info'}>
                          {messages.planned[draft.planned.state](longDate(draft.planned.onDay))}
                        </Tag>
                      </p>
                    )}
                  </td>
                  <td data-label={messages.review}>
                    {review ? (
                      <>
                        {messages.reviewBy(longDate(review.by))}{' '}
                        {review.due !== 'later' && (
                          <Tag state={messages.reviewDue[review.due].tag}>{messages.reviewDue[review.due].word}</Tag>
                        )}
                      </>
                    ) : (
                      messages.noReview
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        <p>
          <Link to="/studio/import">{messages.import}</Link>
        </p>
      </Section>
      {fixes.length > 0 && (
        <Section id="fixes" title={messages.fixes} text={messages.fixesText}>
          <ul>
            {fixes.map(({ versionId, moduleId, title, by, lookBy, state }) => (
              <li key={versionId}>
                <Link to={`/studio/modules/${moduleId}/quick-fix#last`}>{title}</Link>:{' '}
                {messages.fixBy(by, longDate(lookBy))}{' '}
                {state === 'overdue' && <Tag state="late">{messages.reviewDue.overdue.word}</Tag>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {mayBegin && (
        <Section id="new" title={messages.add} text={messages.addText}>
          <AdminForm state={add} intent="new" button={messages.begin} look="secondary">
            <TextField state={add} name="title" label={messages.moduleTitle} maxLength={120} />
            <TextField state={add} name="id" label={messages.id} hint={messages.idHint} maxLength={80} width="medium" />
          </AdminForm>
        </Section>
      )}
    </div>
  );
}
