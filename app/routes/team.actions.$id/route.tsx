import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { always, errorsOf } from '#app/administration/form-state.ts';
import { OperationKey, rowIdOf } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import styles from '#app/reporting/team.css?url';
import { getBulkAction } from '#app/team/get-bulk-action.server.ts';
import { decisionSentence, kindWords } from '#app/team/messages.ts';
import { problemOf } from '#app/team/problems.ts';
import { startBulkAction } from '#app/team/start-bulk-action.server.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { DryRun } from './dry-run.tsx';
import { messages } from './messages.ts';
import { Progress } from './progress.tsx';

export const links = () => [{ rel: 'stylesheet', href: styles }];

const StartForm = z.object({ intent: z.literal('start'), key: OperationKey });
const Query = z.object({ after: z.coerce.number().int().min(0).optional() });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireCapability(args, 'see-team', 'somewhere');
  const { db, deps } = getRuntime();
  return getBulkAction(db, deps, actor, { id: actionOf(args), after: parseQuery(args.request, Query).after });
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireCapability(args, 'see-team', 'somewhere');
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, StartForm);
  const id = actionOf(args);
  return answerForm(form, async () => {
    await startBulkAction(db, deps, { actor, key: value.key, id });
    return redirect(`/team/actions/${id}`);
  });
}

const actionOf = ({ params }: Pick<LoaderFunctionArgs, 'params'>) => rowIdOf(params.id, 'team.no-such-action');

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? kindWords[data.decision.kind] : messages.back} · Acumen` },
];

export default function BulkActionRoute() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused, problemOf)} cause={refused} />
      <PageHeader
        way={<BackLink to="/team/people">{messages.back}</BackLink>}
        title={kindWords[page.decision.kind]}
        lede={decisionSentence(page.decision)}
      />
      {page.state === 'planned' ? <DryRun page={page} /> : <Progress page={page} />}
    </div>
  );
}
