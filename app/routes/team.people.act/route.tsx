import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { capabilityFor } from '#app/record/decision.ts';
import { peoplePath } from '#app/reporting/people-filter.ts';
import styles from '#app/reporting/team.css?url';
import { getActPage } from '#app/team/get-act-page.server.ts';
import { kindWords } from '#app/team/messages.ts';
import { planBulkAction } from '#app/team/plan-bulk-action.server.ts';
import { problemOf } from '#app/team/problems.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { ActForm, bulkDecisionOf, readAct } from './act-form.server.ts';
import { DecisionForm } from './decision-form.tsx';
import { messages } from './messages.ts';

export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, kind, selection } = await requireAct(args);
  const { db, deps } = getRuntime();
  const { after: _, before: __, page: ___, ...filter } = selection.filter;
  return { ...(await getActPage(db, deps, actor, { kind, selection })), list: peoplePath(filter) };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, kind, selection } = await requireAct(args);
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, ActForm);
  return answerForm(form, async () => {
    const decision = bulkDecisionOf(kind, value);
    const { id } = await planBulkAction(db, deps, { actor, key: value.key, selection, decision });
    return redirect(`/team/actions/${id}`);
  });
}

/** Who asks, for what and about whom: the address says it. */
async function requireAct(args: LoaderFunctionArgs) {
  await requireCapability(args, 'see-team', 'somewhere');
  const { kind, selection } = readAct(args.request);
  const actor = await requireCapability(args, capabilityFor[kind], 'somewhere');
  if (kind === 'remind' && !getRuntime().env.mail) throw new Refusal('not-offered', 'record.no-mail');
  return { actor, kind, selection };
}

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? kindWords[data.kind] : messages.back} · Acumen` },
];

export default function ActRoute() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { kind, count, people, list } = page;
  const names = people.map(({ name }) => name);
  return (
    <div className="page stack stack--loose">
      <ErrorSummary errors={errorsOf(refused, problemOf)} cause={refused} />
      <PageHeader way={<BackLink to={list}>{messages.back}</BackLink>} title={kindWords[kind]} />
      {count === 0 ? (
        <EmptyState title={messages.nobody}>
          <p>{messages.nobodyText}</p>
        </EmptyState>
      ) : (
        <>
          <section className="stack stack--tight" aria-labelledby="chosen">
            <h2 id="chosen">{messages.chosen(count)}</h2>
            <ul className="talk-list">
              {names.map((name, index) => (
                <li key={people[index]?.id}>
                  <bdi>{name}</bdi>
                </li>
              ))}
              {count > names.length && <li className="muted">{messages.more(count - names.length)}</li>}
            </ul>
          </section>
          <DecisionForm page={page} state={formState('act', page.operationKey, refused, problemOf)} />
        </>
      )}
    </div>
  );
}
